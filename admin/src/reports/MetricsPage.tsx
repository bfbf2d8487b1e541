import { EmptyStateLayout, Flex } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import type {
  ConversationDimension,
  ConversationMeasure,
  ConversationReport,
} from '../../../shared/reports';
import { shownOf } from '../plugin/api';
import { usePermitted } from '../plugin/permissions';
import { type TextId, useSay } from '../plugin/texts';
import { ChartPaper } from '../report/ChartPaper';
import { ClearButton } from '../report/ClearButton';
import { summing } from '../report/kit';
import { SaveButton } from '../report/SaveButton';
import { type LabelOf, useLabels } from '../report/use-labels';
import { Failed } from '../ui/Failed';
import { Foldable } from '../ui/Foldable';
import { Skeleton } from '../ui/Skeleton';
import { SavedViews } from '../views/SavedViews';
import { EVERYTHING, type Kind } from './address';
import { Controls, FilterBar } from './Controls';
import { labelsFor, orderedAs } from './hours';
import { MetricTable } from './MetricTable';
import { CONVERSATION_MEASURING, isOfRatings, measured, measuresOf } from './metrics';
import { fileRows } from './table';
import { useMetricText } from './use-metric-text';
import { namesOf, type ReportState, useMetrics, useReport } from './use-report';

/** Figures of an earlier question are paler until those of this one are there. */
const Coming = styled.div<{ $isOld: boolean }>`
  opacity: ${({ $isOld }) => ($isOld ? 0.5 : 1)};
  transition: opacity 0.2s;
`;

/** What happened in a time, in figures. The address of the page says everything that is seen. */
export function MetricsPage({ kind }: { kind: Kind }): JSX.Element {
  const say = useSay();
  const state = useReport(kind);
  const query = useMetrics(state);
  const { data, error } = shownOf(query);
  const { isFetching } = query;
  const labelOf = labelsFor(state.report.by, useLabels(namesOf(data)));
  const title = say(`reports.${kind}`);

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={useSummary(data)}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            <SavedViews report={kind} address={state.address} />
            {data && <FileButton {...{ kind, state, data, labelOf }} isOld={isFetching} />}
          </Flex>
        }
      />
      <FilterBar state={state} names={query.data?.names} />
      <Layouts.Content>
        {error !== undefined && <Failed error={error} onRetry={query.refetch} />}
        {data === undefined && error === undefined && <Skeleton $height="36rem" />}
        {data !== undefined && (
          <Coming aria-busy={isFetching} $isOld={isFetching}>
            <Body {...{ state, data, labelOf }} />
          </Coming>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}

function useSummary(data: ConversationReport | undefined): string {
  const say = useSay();
  const text = useMetricText();

  if (data === undefined) {
    return '';
  }

  const { count, unanswered } = data.total;
  const firstAnswer = measured(data.total, 'firstAnswer');

  return [
    say('reports.count', { count }),
    ...(unanswered > 0 ? [say('reports.unanswered', { count: unanswered })] : []),
    ...(firstAnswer === null
      ? []
      : [say('reports.first-answer', { time: text(firstAnswer, 'firstAnswer') })]),
  ].join(' · ');
}

interface Props {
  state: ReportState;
  data: ConversationReport;
  labelOf: LabelOf;
}

function Body({ state, data, labelOf }: Props): JSX.Element {
  const say = useSay();
  const measures = measuresOf(data);
  const wanted = state.report.measure;
  const measure = measures.includes(wanted) ? wanted : 'conversations';

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Foldable label={say('report.layout')}>
        <Controls state={state} measures={measures} measure={measure} />
      </Foldable>
      {data.groups.length === 0 ? (
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={say('reports.none')}
          action={<ClearButton onClear={() => state.setFilters(EVERYTHING)} />}
        />
      ) : (
        <>
          <Graph {...{ state, data, labelOf, measure }} />
          <MetricTable {...{ state, data, labelOf, measures }} />
        </>
      )}
    </Flex>
  );
}

function Graph({
  state,
  data: { by, groups },
  labelOf,
  measure,
}: Props & { measure: ConversationMeasure }): JSX.Element {
  const say = useSay();
  const text = useMetricText();
  const { nameOf, domainOf, isAdditive } = CONVERSATION_MEASURING;

  return (
    <ChartPaper
      {...{ groups, by, labelOf }}
      orderedAs={(dimension) => orderedAs(dimension, by)}
      summing={summing(CONVERSATION_MEASURING, measure)}
      name={say(nameOf(measure))}
      kind={state.report.shape}
      isStacked={isAdditive(measure)}
      scale={{
        text: (value) => text(value, measure),
        domain: domainOf(measure),
        isWhole: isAdditive(measure),
      }}
    />
  );
}

/** What the units of a file are; a screen says them beside each figure. */
const UNITS: Partial<Record<ConversationMeasure, TextId>> = {
  firstAnswer: 'reports.in-seconds',
  duration: 'reports.in-minutes',
  happy: 'reports.in-percent',
  responseRate: 'reports.in-percent',
};

function FileButton({
  kind,
  state,
  data,
  labelOf,
  isOld,
}: Props & { kind: Kind; isOld: boolean }): JSX.Element {
  const say = useSay();
  const mayTakeRatings = usePermitted('ratings.export');
  const measures = measuresOf(data).filter((measure) => mayTakeRatings || !isOfRatings(measure));
  const measureName = (measure: ConversationMeasure): string => {
    const unit = UNITS[measure];
    const metric = say(`metric.${measure}`);

    return unit === undefined ? metric : say(unit, { metric });
  };
  const sorting = { by: data.by, order: state.report.order, labelOf };
  const words = {
    nameOf: (dimension: ConversationDimension) => say(`dimension.${dimension}`),
    measureName,
    total: say('pivot.total'),
  };

  return (
    <SaveButton
      name={kind}
      rows={() => fileRows(data, measures, sorting, words)}
      disabled={isOld}
    />
  );
}
