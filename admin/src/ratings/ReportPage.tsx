import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';
import type { RatingDimension, RatingMeasure, RatingMetrics } from '../../../shared/ratings-report';
import { shownOf } from '../plugin/api';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { ExportMenu } from '../report/ExportMenu';
import { reportQuery } from '../report/query';
import { FRESH } from '../report/use-report';
import { ViewSwitch } from '../report/ViewSwitch';
import { SavedViews } from '../views/SavedViews';
import { VIEWS } from './address';
import { exportAddress, useReportQuery } from './api';
import { FilterBar } from './FilterBar';
import { KanbanView } from './KanbanView';
import { RATINGS_KIT } from './kit';
import { ListView } from './ListView';
import { measured } from './metrics';
import { Nothing } from './Nothing';
import { exportQuery } from './query';
import { useMetricText } from './use-metric-text';
import { type ReportState, useReport } from './use-report';

const PivotView = lazy(async () => {
  const views = await import('../report/PivotView');

  return { default: views.PivotView<RatingDimension, RatingMeasure, RatingMetrics> };
});

const GraphView = lazy(async () => {
  const views = await import('../report/GraphView');

  return { default: views.GraphView<RatingDimension, RatingMeasure, RatingMetrics> };
});

/** What customers thought, in four ways. The address of the page says everything that is seen. */
export function ReportPage(): JSX.Element {
  const say = useSay();
  const state = useReport();
  const { report, address, change, setFilters } = state;

  return (
    <Page.Main>
      <Page.Title>{say('ratings.title')}</Page.Title>
      <Layouts.Header
        title={say('ratings.title')}
        subtitle={useSummary(state)}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            <SavedViews report="ratings" address={address} />
            <Export state={state} />
            <ViewSwitch
              views={VIEWS}
              view={report.view}
              onChange={(view) => change({ view, page: 1 })}
            />
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

function Screen({ state }: { state: ReportState }): JSX.Element {
  const { report, filters, change } = state;
  const grouped = { kit: RATINGS_KIT, report, filters, change };

  switch (report.view) {
    case 'kanban':
      return <KanbanView state={state} />;
    case 'list':
      return <ListView state={state} />;
    case 'pivot':
      return <PivotView {...grouped} nothing={<Nothing state={state} />} />;
    default:
      return <GraphView {...grouped} nothing={<Nothing state={state} />} />;
  }
}

function Export({ state: { filters, clock } }: { state: ReportState }): JSX.Element | null {
  const canExport = usePermitted('ratings.export');

  return canExport ? (
    <ExportMenu
      name="customer-ratings"
      clock={clock}
      addressOf={(format, decimal) => exportAddress(exportQuery(filters, format, decimal))}
    />
  ) : null;
}

/** How many there are, and how many of them are happy; nothing until that is known. */
function useSummary({ filters, report }: ReportState): string {
  const say = useSay();
  const metric = useMetricText();
  const { data } = shownOf(useReportQuery(reportQuery(filters, ['face']), FRESH));

  if (data === undefined) {
    return '';
  }

  const count = say('ratings.count', { count: data.total.count });
  const happy = measured(data.total, 'happy');

  // Of some faces only, a share of one of them says nothing.
  return happy === null || report.filters.faces.length > 0
    ? count
    : `${count} · ${say('report.happy', { share: metric(happy, 'happy') })}`;
}
