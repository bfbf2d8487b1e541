import { Flex, Typography } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import {
  CONVERSATION_DIMENSIONS,
  CONVERSATION_MEASURES,
  type ConversationMeasure,
  type ConversationReport,
} from '../../../shared/reports';
import { usePermitted } from '../plugin/permissions';
import { type Say, useSay } from '../plugin/texts';
import { type Chip, Chips, usePeriodText } from '../report/Chips';
import { GroupBy } from '../report/GroupBy';
import { MOST_LEVELS } from '../report/kit';
import { PeriodChoice } from '../report/PeriodChoice';
import { UtcNote } from '../report/UtcNote';
import { Choice } from '../ui/Choice';
import { Toggles } from '../ui/Toggles';
import { type Filters, SHAPES, START_FILTERS } from './address';
import { isOfRatings } from './metrics';
import type { ReportState } from './use-report';

type Names = ConversationReport['names'];

interface FiltersProps {
  state: ReportState;
  /** What there is to narrow to; undefined until it is known. */
  names: Names | undefined;
}

/** What the report is narrowed to. */
export function FilterBar({ state, names }: FiltersProps): JSX.Element {
  const { report, setFilters } = state;
  const chips = useChips(report.filters, names);

  return (
    <Layouts.Action
      startActions={
        <Flex gap={2} wrap="wrap">
          <PeriodChoice chosen={report.filters} onChoose={setFilters} />
          <OneOf dimension="channel" {...{ state, names }} />
          <OneOf dimension="operator" {...{ state, names }} />
        </Flex>
      }
      bottomActions={chips.length > 0 && <Chips chips={chips} onRemove={setFilters} />}
    />
  );
}

/** What is not as the report starts. Its first period is none to be taken away. */
function useChips(filters: Filters, names: Names | undefined): Chip<Filters>[] {
  const say = useSay();
  const period = usePeriodText(filters);
  const named = (['channel', 'operator'] as const).flatMap((dimension) => {
    const id = filters[dimension];

    return id === null
      ? []
      : [{ text: nameIn(say, names, dimension, id), without: { [dimension]: null } }];
  });
  const isStart = filters.period === START_FILTERS.period;
  const { from, to } = START_FILTERS;

  return period === null || isStart
    ? named
    : [{ text: period, without: { period: START_FILTERS.period, from, to } }, ...named];
}

function nameIn(say: Say, names: Names | undefined, dimension: keyof Names, id: string): string {
  if (id === 'none') {
    return say(`report.none.${dimension}`);
  }

  return names === undefined ? '…' : (names[dimension][id] ?? say('report.unknown'));
}

interface OneOfProps extends FiltersProps {
  dimension: keyof Names;
}

function OneOf({ dimension, names, state }: OneOfProps): JSX.Element {
  const say = useSay();
  const chosen = state.report.filters[dimension];
  const known = Object.entries(names?.[dimension] ?? {})
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label));
  const nobody = { value: 'none', label: say(`report.none.${dimension}`) };
  const isGone =
    names !== undefined && ![...known, nobody].some(({ value }) => value === (chosen ?? 'none'));
  const gone = isGone ? [{ value: chosen ?? '', label: say('report.unknown') }] : [];

  return (
    <Choice
      label={say(`dimension.${dimension}`)}
      value={chosen}
      nothing={say('ratings.any')}
      options={[...known, nobody, ...gone]}
      onChange={(next) => state.setFilters({ [dimension]: next })}
    />
  );
}

interface Props {
  state: ReportState;
  measures: readonly ConversationMeasure[];
  measure: ConversationMeasure;
}

/** What is grouped by, and what is drawn of it. */
export function Controls({ state: { report, change }, measures, measure }: Props): JSX.Element {
  const say = useSay();
  const seesRatings = usePermitted('ratings.read-all');

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex gap={4} wrap="wrap">
        <GroupBy
          label={say('report.group-by')}
          dimensions={CONVERSATION_DIMENSIONS}
          value={report.by}
          most={MOST_LEVELS}
          isRequired
          onChange={(by) => change({ by })}
        />
        <Choice
          label={say('report.measure')}
          value={measure}
          options={measures.map((one) => ({ value: one, label: say(`metric.${one}`) }))}
          onChange={(chosen) =>
            change({ measure: CONVERSATION_MEASURES.find((one) => one === chosen) ?? measure })
          }
        />
        <Toggles
          label={say('graph.kind')}
          options={SHAPES.map((shape) => ({ value: shape, label: say(`graph.${shape}`) }))}
          chosen={[report.shape]}
          onTurn={(shape) => change({ shape })}
        />
      </Flex>
      <UtcNote by={report.by} />
      {seesRatings && !measures.some(isOfRatings) && (
        <Typography variant="pi" textColor="neutral600">
          {say('reports.no-ratings')}
        </Typography>
      )}
    </Flex>
  );
}
