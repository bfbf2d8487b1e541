import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { MailboxStop } from '../../../shared/outbox';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { TextField } from '../ui/fields';
import { Note } from '../ui/Note';
import { Panel } from '../ui/Panel';
import { useFindStopMutation, useRemoveStopMutation, useStopsQuery } from './api';

/** What is known of an address that was asked about. */
interface Found extends MailboxStop {
  email: string;
}

/** Who wants no e-mails. Of them only hashes are kept, so an address can be asked about, and none be listed. */
export function StopPanel(): JSX.Element {
  const say = useSay();
  const { attempt } = useToasts();
  const { data } = useStopsQuery(undefined, { refetchOnMountOrArgChange: true });
  const [email, setEmail] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [find, { isLoading }] = useFindStopMutation();

  const ask = (): void =>
    attempt(async () => {
      setFound({ email, ...(await find(email).unwrap()) });
    });

  return (
    <Panel title={say('outbox.stops')} hint={say('outbox.stops-hint')}>
      {data !== undefined && (
        <Typography>{say('outbox.stops-count', { count: data.total })}</Typography>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <Flex gap={3} alignItems="flex-end" wrap="wrap">
          <TextField
            name="email"
            label={say('outbox.stops-address')}
            value={email}
            onChange={setEmail}
          />
          <Button type="submit" variant="secondary" loading={isLoading} disabled={email === ''}>
            {say('outbox.stops-find')}
          </Button>
        </Flex>
      </form>
      {found?.email === email && <Answer found={found} onChange={setFound} />}
    </Panel>
  );
}

interface AnswerProps {
  found: Found;
  onChange: (found: Found) => void;
}

function Answer({ found, onChange }: AnswerProps): JSX.Element {
  const say = useSay();
  const { formatDate } = useIntl();
  const { done, attempt } = useToasts();
  const [remove, { isLoading }] = useRemoveStopMutation();
  const mayRemove = usePermitted('outbox.update');

  if (!found.stopped) {
    return <Note title={say('outbox.stops-none')} />;
  }

  return (
    <Flex direction="column" alignItems="flex-start" gap={3}>
      <Note
        tone="warning"
        title={say('outbox.stops-since', {
          day: formatDate(found.since ?? undefined, { dateStyle: 'long' }),
        })}
      >
        {say('outbox.stops-remove-hint')}
      </Note>
      {mayRemove && (
        <Button
          variant="secondary"
          loading={isLoading}
          onClick={() =>
            attempt(async () => {
              onChange({ ...found, ...(await remove(found.email).unwrap()) });
              done('outbox.stops-removed');
            })
          }
        >
          {say('outbox.stops-remove')}
        </Button>
      )}
    </Flex>
  );
}
