import { Flex, Typography } from '@strapi/design-system';
import type { TransportStatus } from '../../../shared/outbox';
import { shownOf } from '../plugin/api';
import { useSay } from '../plugin/texts';
import { Failed } from '../ui/Failed';
import { Note } from '../ui/Note';
import { Skeleton } from '../ui/Skeleton';
import { UserText } from '../ui/UserText';
import { useTransportQuery } from './api';

/** Strapi's provider where nobody has chosen one: it needs a mail server on the same machine. */
const UNCHOSEN = 'sendmail';

/** By what e-mails leave, and what to set where they would not. */
export function TransportNote(): JSX.Element {
  const query = useTransportQuery();
  const { data, error } = shownOf(query);

  if (error !== undefined) {
    return <Failed error={error} onRetry={query.refetch} />;
  }

  return data === undefined ? <Skeleton $height="6rem" /> : <Status {...data} />;
}

function Status(status: TransportStatus): JSX.Element {
  const say = useSay();
  const { hasAddress, address, from } = status;

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Way {...status} />
      {from !== null && (
        <Flex gap={2} wrap="wrap">
          <Typography textColor="neutral600">{say('outbox.from')}</Typography>
          <Typography textColor="neutral600">
            <UserText>{from}</UserText>
          </Typography>
        </Flex>
      )}
      {!hasAddress && (
        <Note tone="warning" title={say('outbox.no-public-url')}>
          {say('outbox.no-public-url-hint', { address })}
        </Note>
      )}
    </Flex>
  );
}

function Way({ kind, through }: TransportStatus): JSX.Element {
  const say = useSay();
  const name = through ?? '';

  if (kind === 'none') {
    return (
      <Note tone="danger" title={say('outbox.way.none')}>
        {say('outbox.way.none-hint')}
      </Note>
    );
  }

  return kind === 'plugin' && name === UNCHOSEN ? (
    <Note tone="warning" title={say('outbox.way.sendmail')}>
      {say('outbox.way.none-hint')}
    </Note>
  ) : (
    <Note tone="success" title={say(`outbox.way.${kind}`, { name })}>
      {say('outbox.way.hint')}
    </Note>
  );
}
