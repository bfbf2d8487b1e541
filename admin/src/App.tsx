import { Layouts, Page } from '@strapi/strapi/admin';
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';
import type { Action } from '../../shared/permissions';
import { Guard, Known, Start } from './Start';
import { PageBoundary, PartBoundary } from './ui/Broken';
import { DESTINATIONS, SideNav, TopNav } from './ui/SideNav';
import { Unknown } from './ui/Unknown';

const { channels, conversations, ratings, outbox, templates, website, profile } = DESTINATIONS;
const { conversationMetrics, operatorMetrics } = DESTINATIONS;

const page = (load: () => Promise<ComponentType>): ComponentType =>
  lazy(async () => ({ default: await load() }));

const BoardPage = page(async () => (await import('./channels/BoardPage')).BoardPage);
const FormPage = page(async () => (await import('./channels/FormPage')).FormPage);
const InboxPage = page(async () => (await import('./conversations/InboxPage')).InboxPage);
const ReportPage = page(async () => (await import('./ratings/ReportPage')).ReportPage);
const RatingPage = page(async () => (await import('./ratings/DetailPage')).DetailPage);
const MetricsPage = lazy(async () => ({
  default: (await import('./reports/MetricsPage')).MetricsPage,
}));
const OutboxPage = page(async () => (await import('./outbox/OutboxPage')).OutboxPage);
const TemplatesPage = page(async () => (await import('./templates/TemplatesPage')).TemplatesPage);
const TemplatePage = page(async () => (await import('./templates/TemplatePage')).TemplatePage);
const PagesPage = page(async () => (await import('./pages/PagesPage')).PagesPage);
const ProfilePage = page(async () => (await import('./operators/ProfilePage')).ProfilePage);

/** Every page of the plugin, below one side menu. */
export function App(): JSX.Element {
  const { pathname } = useLocation();

  return (
    <Layouts.Root
      sideNav={
        <PartBoundary>
          <SideNav />
        </PartBoundary>
      }
    >
      <TopNav />
      <PageBoundary subject={pathname}>
        <Suspense fallback={<Page.Loading />}>
          <Known>
            <AllRoutes />
          </Known>
        </Suspense>
      </PageBoundary>
    </Layouts.Root>
  );
}

const AllRoutes = (): JSX.Element => (
  <Routes>
    <Route index element={<Start />} />
    <Route path={channels.path} element={guarded(channels.anyOf, <BoardPage />)} />
    <Route path="channels/:id/:tab?" element={guarded(['channels.read'], <FormPage />)} />
    <Route path="conversations/:id?" element={guarded(conversations.anyOf, <InboxPage />)} />
    <Route path={ratings.path} element={guarded(ratings.anyOf, <ReportPage />)} />
    <Route path="ratings/:id" element={guarded(ratings.anyOf, <RatingPage />)} />
    <Route
      path={conversationMetrics.path}
      element={guarded(conversationMetrics.anyOf, <MetricsPage kind="conversations" />)}
    />
    <Route
      path={operatorMetrics.path}
      element={guarded(operatorMetrics.anyOf, <MetricsPage kind="operators" />)}
    />
    <Route path={outbox.path} element={guarded(outbox.anyOf, <OutboxPage />)} />
    <Route path={templates.path} element={guarded(templates.anyOf, <TemplatesPage />)} />
    <Route path="templates/:kind/:language" element={guarded(templates.anyOf, <TemplatePage />)} />
    <Route path={website.path} element={guarded(website.anyOf, <PagesPage />)} />
    <Route path={profile.path} element={<ProfilePage />} />
    <Route
      path="*"
      element={<Unknown title="page.unknown" hint="page.unknown-hint" to="" way="page.start" />}
    />
  </Routes>
);

const guarded = (anyOf: readonly Action[], children: ReactNode): JSX.Element => (
  <Guard anyOf={anyOf}>{children}</Guard>
);
