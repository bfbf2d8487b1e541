import { Flex, Typography } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import {
  CONVERSATION_DIMENSIONS,
  CONVERSATION_MEASURES,
  type ConversationMeasure,
  type ConversationReport,
} from '../../../shared/reports';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { Choice } from '../ui/Choice';
import { GroupBy } from '../ui/GroupBy';
import { PeriodChoice } from '../ui/PeriodChoice';
import { Toggles } from '../ui/Toggles';
import { UtcNote } from '../ui/UtcNote';
import { MOST_LEVELS, SHAPES } from './address';
import { isOfRatings } from './metrics';
import type { ReportState } from './use-report';

type Names = ConversationReport['names'];

interface FiltersProps {
  state: ReportState;
  /** What there is to narrow to; undefined until it is known. */
  names: Names | undefined;
}

/** What the report is narrowed to. */
export function Filters({ state: { report, change }, names }: FiltersProps): JSX.Element {
  return (
    <Layouts.Action
      startActions={
        <Flex gap={2} wrap="wrap">
          <PeriodChoice chosen={report} onChoose={change} />
          <OneOf dimension="channel" {...{ report, change, names }} />
          <OneOf dimension="operator" {...{ report, change, names }} />
        </Flex>
      }
    />
  );
}

interface OneOfProps extends ReportState, Pick<FiltersProps, 'names'> {
  dimension: keyof Names;
}

function OneOf({ dimension, names, report, change }: OneOfProps): JSX.Element {
  const say = useSay();
  const chosen = report[dimension];
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
      onChange={(next) => change({ [dimension]: next })}
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
