import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { type ComponentType, lazy, Suspense } from 'react';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import type { View } from './address';
import { useReportQuery } from './api';
import { reportQuestion } from './asking';
import { ExportMenu } from './ExportMenu';
import { FilterBar } from './FilterBar';
import { measured } from './figures';
import { KanbanView } from './KanbanView';
import { ListView } from './ListView';
import { SavedViews } from './SavedViews';
import { useFigureText } from './use-figures';
import { FRESH, type ReportInHand, useReport } from './use-report';
import { ViewSwitch } from './ViewSwitch';

const PivotView = lazy(async () => ({ default: (await import('./PivotView')).PivotView }));
const GraphView = lazy(async () => ({ default: (await import('./GraphView')).GraphView }));

const SCREENS: Record<View, ComponentType<{ hand: ReportInHand }>> = {
  kanban: KanbanView,
  list: ListView,
  pivot: PivotView,
  graph: GraphView,
};

/** What customers thought, in four ways. The address of the page says everything that is seen. */
export function ReportPage(): JSX.Element {
  const say = useSay();
  const hand = useReport();
  const canExport = usePermitted('ratings.export');
  const { report, change, narrow } = hand;
  const Screen = SCREENS[report.view];

  return (
    <Page.Main>
      <Page.Title>{say('ratings.title')}</Page.Title>
      <Layouts.Header
        title={say('ratings.title')}
        subtitle={useSummary(hand)}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            <SavedViews hand={hand} />
            {canExport && <ExportMenu hand={hand} />}
            <ViewSwitch view={report.view} onChange={(view) => change({ view, page: 1 })} />
          </Flex>
        }
      />
      <FilterBar narrowing={report.narrowing} narrow={narrow} />
      <Layouts.Content>
        <Suspense fallback={<Page.Loading />}>
          <Screen hand={hand} />
        </Suspense>
      </Layouts.Content>
    </Page.Main>
  );
}

/** How many there are, and how many of them are happy. */
function useSummary({ filters, report }: ReportInHand): string {
  const say = useSay();
  const figure = useFigureText();
  const { data } = useReportQuery(reportQuestion(filters, ['face']), FRESH);
  const count = say('ratings.count', { count: data?.total.count ?? 0 });
  const happy = data === undefined ? null : measured(data.total, 'happy');

  // Of some faces only, a share of one of them says nothing.
  return happy === null || report.narrowing.faces.length > 0
    ? count
    : `${count} · ${say('report.happy', { share: figure(happy, 'happy') })}`;
}
