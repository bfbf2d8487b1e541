import { Flex } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import {
  CONVERSATION_DIMENSIONS,
  CONVERSATION_MEASURES,
  type ConversationMeasure,
  type ConversationReport,
} from '../../../shared/reports';
import { useSay } from '../plugin/texts';
import { Choice } from '../ui/Choice';
import { Levels } from '../ui/Levels';
import { PeriodChoice } from '../ui/PeriodChoice';
import { Toggles } from '../ui/Toggles';
import { MOST_LEVELS, SHAPES } from './address';
import type { ReportInHand } from './use-report';

type Names = ConversationReport['names'];

interface NarrowingProps {
  hand: ReportInHand;
  /** What there is to narrow to; undefined until it is known. */
  names: Names | undefined;
}

/** What the report is narrowed to. */
export function Narrowing({ hand: { report, change }, names }: NarrowingProps): JSX.Element {
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

interface OneOfProps extends ReportInHand, Pick<NarrowingProps, 'names'> {
  dimension: keyof Names;
}

function OneOf({ dimension, names, report, change }: OneOfProps): JSX.Element {
  const say = useSay();
  const named = Object.entries(names?.[dimension] ?? {})
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label));

  return (
    <Choice
      label={say(`dimension.${dimension}`)}
      value={report[dimension]}
      nothing={say('ratings.any')}
      options={[...named, { value: 'none', label: say(`report.none.${dimension}`) }]}
      onChange={(chosen) => change({ [dimension]: chosen })}
    />
  );
}

interface Props {
  hand: ReportInHand;
  measures: readonly ConversationMeasure[];
  measure: ConversationMeasure;
}

/** What is grouped by, and what is drawn of it. */
export function Controls({ hand: { report, change }, measures, measure }: Props): JSX.Element {
  const say = useSay();

  return (
    <Flex gap={4} wrap="wrap">
      <Levels
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
        options={measures.map((one) => ({ value: one, label: say(`figure.${one}`) }))}
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
  );
}
