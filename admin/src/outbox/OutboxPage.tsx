import {
  Box,
  Button,
  EmptyStateLayout,
  Flex,
  SingleSelect,
  SingleSelectOption,
} from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { EMAIL_STATES, type EmailState, type EmailsPage } from '../../../shared/outbox';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { Failed } from '../ui/Failed';
import { Skeleton } from '../ui/Skeleton';
import { type EmailsQuery, useEmailsQuery } from './api';
import { EmailTable } from './EmailTable';
import { Steps } from './Steps';
import { StopPanel } from './StopPanel';
import { TransportNote } from './TransportNote';

/** What waits changes by itself. */
const FRESH = { refetchOnMountOrArgChange: true, pollingInterval: 15_000 } as const;

/** E-mails on their way: what waits, what failed and why, and by what they leave. */
export function OutboxPage(): JSX.Element {
  const say = useSay();
  const [query, setQuery] = useState<EmailsQuery>({ page: 1 });
  const { data, currentData, error, refetch } = useEmailsQuery(query, FRESH);

  return (
    <Page.Main>
      <Page.Title>{say('nav.outbox')}</Page.Title>
      <Layouts.Header
        title={say('nav.outbox')}
        subtitle={data === undefined ? '' : say('outbox.summary', summaryOf(data))}
        primaryAction={<Refresh onRefresh={refetch} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <TransportNote />
          <StateFilter
            state={query.state}
            counts={data?.counts}
            onChange={(state) => setQuery(state === undefined ? { page: 1 } : { page: 1, state })}
          />
          {currentData !== undefined && (
            <List data={currentData} onPage={(page) => setQuery({ ...query, page })} />
          )}
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

const summaryOf = ({ counts }: EmailsPage) => ({
  waiting: counts.waiting + counts.sending,
  failed: counts.failed,
});

function Refresh({ onRefresh }: { onRefresh: () => Promise<unknown> }): JSX.Element {
  const say = useSay();
  const { attempt } = useToasts();

  return (
    <Button
      variant="tertiary"
      startIcon={<ArrowClockwise />}
      onClick={() => attempt(async () => onRefresh())}
    >
      {say('outbox.refresh')}
    </Button>
  );
}

const ALL = 'all';

interface FilterProps {
  state: EmailState | undefined;
  counts: EmailsPage['counts'] | undefined;
  onChange: (state: EmailState | undefined) => void;
}

function StateFilter({ state, counts, onChange }: FilterProps): JSX.Element {
  const say = useSay();

  return (
    <Box maxWidth="28rem">
      <SingleSelect
        aria-label={say('outbox.state')}
        value={state ?? ALL}
        onChange={(chosen) => onChange(EMAIL_STATES.find((one) => one === String(chosen)))}
      >
        <SingleSelectOption value={ALL}>{say('outbox.all')}</SingleSelectOption>
        {EMAIL_STATES.map((one) => (
          <SingleSelectOption key={one} value={one}>
            {counts === undefined
              ? say(`outbox.state.${one}`)
              : say('outbox.state-count', {
                  state: say(`outbox.state.${one}`),
                  count: counts[one],
                })}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}

function List({ data, onPage }: { data: EmailsPage; onPage: (page: number) => void }): JSX.Element {
  const say = useSay();

  if (data.emails.length === 0) {
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" />}
        content={say(data.page === 1 ? 'outbox.none' : 'outbox.no-more')}
        action={data.page === 1 ? null : <Steps {...data} onPage={onPage} />}
      />
    );
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <EmailTable emails={data.emails} />
      <Steps {...data} onPage={onPage} />
    </Flex>
  );
}
