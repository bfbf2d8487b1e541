import { Badge, Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { EmailRecord, EmailState } from '../../../shared/outbox';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { Sheet } from '../ui/Sheet';
import { SortHeading } from '../ui/SortHeading';
import { UserText } from '../ui/UserText';
import { WidePaper } from '../ui/WidePaper';
import { useDropEmailMutation, useRetryEmailMutation } from './api';
import { useKindName } from './use-kind-name';

/** Where the screen is narrow each e-mail is a card: what stands beside is then below. */
const Table = styled(Sheet)`
  @media (max-width: 767px) {
    thead {
      display: none;
    }

    tr,
    td {
      display: block;
    }

    td {
      border: 0;
      padding-block: ${({ theme }) => theme.spaces[1]};
    }

    tr {
      padding-block: ${({ theme }) => theme.spaces[2]};
      border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
    }
  }
`;

const COLORS: Readonly<Record<EmailState, 'primary' | 'success' | 'danger' | 'neutral'>> = {
  waiting: 'primary',
  sending: 'primary',
  sent: 'success',
  failed: 'danger',
  stopped: 'neutral',
  dropped: 'neutral',
};

/** What somebody may still do something with. */
const isOpen = ({ state }: EmailRecord): boolean => state === 'waiting' || state === 'failed';

export function EmailTable({ emails }: { emails: readonly EmailRecord[] }): JSX.Element {
  const say = useSay();

  return (
    <WidePaper label={say('nav.outbox')}>
      <Table>
        <thead>
          <tr>
            {(['to', 'state', 'attempts', 'written'] as const).map((column) => (
              <SortHeading key={column} label={say(`outbox.${column}`)} sorting={null} />
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {emails.map((email) => (
            <Row key={email.id} email={email} />
          ))}
        </tbody>
      </Table>
    </WidePaper>
  );
}

function Row({ email }: { email: EmailRecord }): JSX.Element {
  const say = useSay();
  const kindName = useKindName();
  const mayChange = usePermitted('outbox.update');

  return (
    <tr>
      <td>
        <Typography fontWeight="semiBold" tag="div">
          {email.to === '' ? (
            <span>{say('outbox.no-address')}</span>
          ) : (
            <UserText $shape="text">{email.to}</UserText>
          )}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {kindName(email.kind)}
        </Typography>
      </td>
      <td>
        <State email={email} />
      </td>
      <td>
        <Typography>{say('outbox.tries', { count: email.attempts })}</Typography>
      </td>
      <td>
        <Typography>
          <Moment at={email.writtenAt} />
        </Typography>
      </td>
      <td>{mayChange && isOpen(email) && <Actions email={email} />}</td>
    </tr>
  );
}

function State({ email }: { email: EmailRecord }): JSX.Element {
  const say = useSay();
  const { formatDate } = useIntl();
  const { state, reason, lastError, nextAttemptAt } = email;
  const color = COLORS[state];

  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Badge backgroundColor={`${color}100`} textColor={`${color}700`}>
        {say(`outbox.state.${state}`)}
      </Badge>
      {reason !== null && <Typography variant="pi">{say(`outbox.reason.${reason}`)}</Typography>}
      {lastError !== null && (
        <Typography variant="pi" textColor="neutral600">
          <UserText $shape="text" $lines={3} title={lastError}>
            {lastError}
          </UserText>
        </Typography>
      )}
      {nextAttemptAt !== null && (
        <Typography variant="pi" textColor="neutral600">
          {say('outbox.next', {
            at: formatDate(nextAttemptAt, { dateStyle: 'short', timeStyle: 'short' }),
          })}
        </Typography>
      )}
    </Flex>
  );
}

function Moment({ at }: { at: string }): JSX.Element {
  const { formatDate } = useIntl();

  return <time dateTime={at}>{formatDate(at, { dateStyle: 'short', timeStyle: 'short' })}</time>;
}

function Actions({ email }: { email: EmailRecord }): JSX.Element {
  const say = useSay();
  const { done, attempt } = useToasts();
  const [retry, retrying] = useRetryEmailMutation();
  const [drop, dropping] = useDropEmailMutation();
  const [isAsking, setAsking] = useState(false);

  return (
    <Flex gap={2} justifyContent="flex-end">
      <Button
        size="S"
        variant="secondary"
        loading={retrying.isLoading}
        onClick={() =>
          attempt(async () => {
            await retry(email.id).unwrap();
            done('outbox.retried');
          })
        }
      >
        {say('outbox.retry')}
      </Button>
      <Button
        size="S"
        variant="danger-light"
        loading={dropping.isLoading}
        onClick={() => setAsking(true)}
      >
        {say('outbox.drop')}
      </Button>
      <Dialog.Root open={isAsking} onOpenChange={setAsking}>
        <ConfirmDialog
          title={say('outbox.drop')}
          onConfirm={() =>
            attempt(async () => {
              await drop(email.id).unwrap();
              done('outbox.dropped');
            })
          }
        >
          {say('outbox.drop-question')}
        </ConfirmDialog>
      </Dialog.Root>
    </Flex>
  );
}
