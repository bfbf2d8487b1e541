import { Box, Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { ConversationMeasure, ConversationReport } from '../../../shared/reports';
import { saveTable } from '../plugin/download';
import { usePermitted } from '../plugin/permissions';
import { type TextId, useSay } from '../plugin/texts';
import { chartOf, drawn, type Scale } from '../ui/chart';
import { Failed } from '../ui/Failed';
import { Foldable } from '../ui/Foldable';
import { inOrder } from '../ui/keys';
import { Skeleton } from '../ui/Skeleton';
import { type LabelOf, useLabels } from '../ui/use-labels';
import type { Kind } from './address';
import { Controls, Filters } from './Controls';
import { labelsFor, orderedAs } from './hours';
import { MetricTable } from './MetricTable';
import { isAdditive, isOfRatings, measured, measuresOf, summing } from './metrics';
import { filed, sorted } from './table';
import { useMetricText } from './use-metric-text';
import { namesOf, type ReportState, useMetrics, useReport } from './use-report';

/** The drawing is heavy: it comes when it is looked at. */
const Drawing = lazy(async () => ({ default: (await import('../ui/Drawing')).Drawing }));

/** Figures of an earlier question are paler until those of this one are there. */
const Coming = styled.div<{ $isOld: boolean }>`
  opacity: ${({ $isOld }) => ($isOld ? 0.5 : 1)};
  transition: opacity 0.2s;
`;

/** What happened in a time, in figures. The address of the page says everything that is seen. */
export function ReportPage({ kind }: { kind: Kind }): JSX.Element {
  const say = useSay();
  const state = useReport(kind);
  const { data: latest, error, isFetching, refetch } = useMetrics(state.report);
  // After a refusal the figures of an earlier question are still there, and none of this one.
  const data = error === undefined ? latest : undefined;
  const labelOf = labelsFor(state.report.by, useLabels(namesOf(data)));
  const title = say(`reports.${kind}`);

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={useSummary(data)}
        primaryAction={
          data && <FileButton {...{ kind, state, data, labelOf }} isOld={isFetching} />
        }
      />
      <Filters state={state} names={latest?.names} />
      <Layouts.Content>
        {error !== undefined && <Failed error={error} onRetry={refetch} />}
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
          action={<Everything state={state} />}
        />
      ) : (
        <>
          <Box background="neutral0" hasRadius shadow="tableShadow" padding={4}>
            <Suspense fallback={<Skeleton $height="36rem" />}>
              <Graph {...{ state, data, labelOf, measure }} />
            </Suspense>
          </Box>
          <MetricTable {...{ state, data, labelOf, measures }} />
        </>
      )}
    </Flex>
  );
}

/** Offered where nothing was found. */
function Everything({ state: { change } }: Pick<Props, 'state'>): JSX.Element {
  const say = useSay();

  return (
    <Button
      variant="secondary"
      onClick={() => change({ period: null, from: null, to: null, channel: null, operator: null })}
    >
      {say('ratings.clear')}
    </Button>
  );
}

const DOMAINS: Partial<Record<ConversationMeasure, Scale['domain']>> = {
  average: [1, 5],
  happy: [0, 100],
  responseRate: [0, 100],
};

function Graph({
  state,
  data: { by, groups },
  labelOf,
  measure,
}: Props & { measure: ConversationMeasure }): JSX.Element {
  const say = useSay();
  const text = useMetricText();
  const dimension = (level: number) => by[level] ?? 'operator';
  const chart = chartOf(groups, {
    by,
    compare: (level, one, other) =>
      inOrder(orderedAs(dimension(level), by), (key) => labelOf(dimension(level), key))(one, other),
    ...summing(measure),
  });

  return (
    <Drawing
      drawn={drawn(chart, {
        by,
        labelOf: (level, key) => labelOf(dimension(level), key),
        alone: say(`metric.${measure}`),
      })}
      kind={state.report.shape}
      isStacked={isAdditive(measure)}
      scale={{
        text: (value) => text(value, measure),
        domain: DOMAINS[measure] ?? [0, 'auto'],
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

/** Saves the table as it stands. */
function FileButton({
  kind,
  state,
  data,
  labelOf,
  isOld,
}: Props & { kind: Kind; isOld: boolean }): JSX.Element {
  const say = useSay();
  const { locale } = useIntl();
  const mayTakeRatings = usePermitted('ratings.export');
  const measures = measuresOf(data).filter((measure) => mayTakeRatings || !isOfRatings(measure));
  const head = (measure: ConversationMeasure): string => {
    const unit = UNITS[measure];
    const metric = say(`metric.${measure}`);

    return unit === undefined ? metric : say(unit, { metric });
  };
  const save = (): void => {
    const groups = sorted(data.groups, { by: data.by, order: state.report.order, labelOf });
    const rows = [
      [...data.by.map((dimension) => say(`dimension.${dimension}`)), ...measures.map(head)],
      ...groups.map((group) => [
        ...data.by.map((dimension, level) => labelOf(dimension, group.keys[level] ?? null)),
        ...filed(group, measures),
      ]),
      [say('pivot.total'), ...data.by.slice(1).map(() => null), ...filed(data.total, measures)],
    ];

    saveTable(kind, rows, locale);
  };

  return (
    <Button variant="tertiary" size="S" startIcon={<Download />} disabled={isOld} onClick={save}>
      {say('pivot.export')}
    </Button>
  );
}
