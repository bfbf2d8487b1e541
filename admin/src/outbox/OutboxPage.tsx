import { EmptyStateLayout, Flex } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import type { EmailsPage } from '../../../shared/outbox';
import { useSay } from '../plugin/texts';
import { ClearButton } from '../report/ClearButton';
import { Failed } from '../ui/Failed';
import { RetryButton } from '../ui/RetryButton';
import { Skeleton } from '../ui/Skeleton';
import { Steps } from '../ui/Steps';
import { type OutboxView, readOutbox, writeOutbox } from './address';
import { useEmailsQuery } from './api';
import { EmailTable } from './EmailTable';
import { FilterBar } from './FilterBar';
import { StopPanel } from './StopPanel';
import { TransportNote } from './TransportNote';

/** What waits changes by itself. */
const FRESH = { refetchOnMountOrArgChange: true, pollingInterval: 15_000 } as const;

/** E-mails on their way: what waits, what failed and why, and by what they leave. The address says which are seen. */
export function OutboxPage(): JSX.Element {
  const say = useSay();
  const { view, change } = useView();
  const { data, currentData, error, refetch } = useEmailsQuery(view, FRESH);

  return (
    <Page.Main>
      <Page.Title>{say('nav.outbox')}</Page.Title>
      <Layouts.Header
        title={say('nav.outbox')}
        subtitle={data === undefined ? '' : say('outbox.summary', summaryOf(data))}
        primaryAction={
          <RetryButton onRetry={() => refetch().unwrap()}>{say('outbox.refresh')}</RetryButton>
        }
      />
      <FilterBar view={view} data={data} onChange={(changes) => change({ ...changes, page: 1 })} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <TransportNote />
          {currentData !== undefined && <List {...{ view, change }} data={currentData} />}
          {currentData === undefined && error === undefined && <Skeleton $height="24rem" />}
          {currentData === undefined && error !== undefined && (
            <Failed error={error} onRetry={refetch} />
          )}
          <StopPanel />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

interface ViewState {
  view: OutboxView;
  change: (changes: Partial<OutboxView>) => void;
}

function useView(): ViewState {
  const [params, setParams] = useSearchParams();
  const view = readOutbox(params);

  return { view, change: (changes) => setParams(writeOutbox({ ...view, ...changes })) };
}

const summaryOf = ({ counts }: EmailsPage) => ({
  waiting: counts.waiting + counts.sending,
  failed: counts.failed,
});

function List({ data, view, change }: ViewState & { data: EmailsPage }): JSX.Element {
  const steps = <Steps {...data} onStep={(page) => change({ page })} />;

  if (data.emails.length === 0) {
    return <Nothing isFirst={data.page === 1} {...{ view, change, steps }} />;
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <EmailTable emails={data.emails} />
      {steps}
    </Flex>
  );
}

interface NothingProps extends ViewState {
  isFirst: boolean;
  steps: JSX.Element;
}

/** No e-mails, and the way to where there may be some. */
function Nothing({ isFirst, steps, view, change }: NothingProps): JSX.Element {
  const say = useSay();
  const isFiltered = view.state !== null || view.kind !== null;
  const clear = <ClearButton onClear={() => change({ state: null, kind: null, page: 1 })} />;

  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={say(isFirst ? 'outbox.none' : 'outbox.no-more')}
      action={isFirst ? isFiltered && clear : steps}
    />
  );
}
