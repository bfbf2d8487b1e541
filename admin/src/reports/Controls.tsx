import { Flex } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import {
  CONVERSATION_DIMENSIONS,
  CONVERSATION_MEASURES,
  type ConversationMeasure,
} from '../../../shared/reports';
import { useSay } from '../plugin/texts';
import { Choice } from '../ui/Choice';
import { Levels } from '../ui/Levels';
import { PeriodChoice } from '../ui/PeriodChoice';
import { Toggles } from '../ui/Toggles';
import { MOST_LEVELS, SHAPES } from './address';
import { type ReportInHand, useNamed } from './use-report';

/** What the report is narrowed to. */
export function Narrowing({ hand: { report, change } }: { hand: ReportInHand }): JSX.Element {
  return (
    <Layouts.Action
      startActions={
        <Flex gap={2} wrap="wrap">
          <PeriodChoice chosen={report} onChoose={change} />
          <OneOf dimension="channel" {...{ report, change }} />
          <OneOf dimension="operator" {...{ report, change }} />
        </Flex>
      }
    />
  );
}

function OneOf({
  dimension,
  report,
  change,
}: ReportInHand & { dimension: 'channel' | 'operator' }): JSX.Element {
  const say = useSay();

  return (
    <Choice
      label={say(`dimension.${dimension}`)}
      value={report[dimension]}
      nothing={say('ratings.any')}
      options={useNamed(dimension)}
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
