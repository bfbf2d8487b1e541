import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { type ComponentType, lazy, Suspense } from 'react';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { SavedViews } from '../views/SavedViews';
import type { View } from './address';
import { useReportQuery } from './api';
import { ExportMenu } from './ExportMenu';
import { FilterBar } from './FilterBar';
import { KanbanView } from './KanbanView';
import { ListView } from './ListView';
import { measured } from './metrics';
import { reportQuery } from './query';
import { useMetricText } from './use-metric-text';
import { FRESH, type ReportState, useReport } from './use-report';
import { ViewSwitch } from './ViewSwitch';

const PivotView = lazy(async () => ({ default: (await import('./PivotView')).PivotView }));
const GraphView = lazy(async () => ({ default: (await import('./GraphView')).GraphView }));

const SCREENS: Record<View, ComponentType<{ state: ReportState }>> = {
  kanban: KanbanView,
  list: ListView,
  pivot: PivotView,
  graph: GraphView,
};

/** What customers thought, in four ways. The address of the page says everything that is seen. */
export function ReportPage(): JSX.Element {
  const say = useSay();
  const state = useReport();
  const canExport = usePermitted('ratings.export');
  const { report, change, setFilters } = state;
  const Screen = SCREENS[report.view];

  return (
    <Page.Main>
      <Page.Title>{say('ratings.title')}</Page.Title>
      <Layouts.Header
        title={say('ratings.title')}
        subtitle={useSummary(state)}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            <SavedViews state={state} />
            {canExport && <ExportMenu state={state} />}
            <ViewSwitch view={report.view} onChange={(view) => change({ view, page: 1 })} />
          </Flex>
        }
      />
      <FilterBar filters={report.filters} setFilters={setFilters} />
      <Layouts.Content>
        <Suspense fallback={<Page.Loading />}>
          <Screen state={state} />
        </Suspense>
      </Layouts.Content>
    </Page.Main>
  );
}

/** How many there are, and how many of them are happy. */
function useSummary({ filters, report }: ReportState): string {
  const say = useSay();
  const metric = useMetricText();
  const { data } = useReportQuery(reportQuery(filters, ['face']), FRESH);
  const count = say('ratings.count', { count: data?.total.count ?? 0 });
  const happy = data === undefined ? null : measured(data.total, 'happy');

  // Of some faces only, a share of one of them says nothing.
  return happy === null || report.filters.faces.length > 0
    ? count
    : `${count} · ${say('report.happy', { share: metric(happy, 'happy') })}`;
}
