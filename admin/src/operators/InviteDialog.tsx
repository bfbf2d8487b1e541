import { Box, Button, Checkbox, Flex, Modal, Typography } from '@strapi/design-system';
import { useId, useState } from 'react';
import { isolated } from '../../../shared/bidi';
import type { OperatorRole } from '../../../shared/operators';
import type { DraftMember } from '../channels/draft';
import { useSay } from '../plugin/texts';
import { useRefusalText, useToasts } from '../plugin/use-toasts';
import { Copyable } from '../ui/Copyable';
import { FailedPart } from '../ui/FailedPart';
import { Pair, TextField } from '../ui/fields';
import { Note } from '../ui/Note';
import { UserText } from '../ui/UserText';
import { useInviteMutation, useRolesQuery } from './api';
import { registrationUrl } from './registration';

const EMPTY = { firstname: '', lastname: '', email: '', roles: [] as string[] };

interface Props {
  onInvited: (member: DraftMember) => void;
  onClose: () => void;
}

/** New admin users, who are in the team from the start. */
export function InviteDialog({ onInvited, onClose }: Props): JSX.Element {
  const say = useSay();
  const [input, setInput] = useState(EMPTY);
  const { attempt } = useToasts();
  const [isAsking, setAsking] = useState(true);
  const { invite, isLoading, error, invited } = useInvitation(onInvited);
  const isComplete = input.firstname !== '' && input.email.includes('@') && input.roles.length > 0;

  const send = (isLast: boolean): void =>
    attempt(async () => {
      if (await invite(input)) {
        setAsking(!isLast);
        // Colleagues made one after another mostly have the same roles.
        setInput({ ...EMPTY, roles: input.roles });
      }
    });

  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{say('invite.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {invited.length > 0 && <Links invited={invited} />}
            {isAsking && <InviteFields input={input} error={error} onChange={setInput} />}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say(invited.length === 0 ? 'dialog.cancel' : 'dialog.close')}
          </Button>
          {isAsking && <Senders isBusy={isLoading} isReady={isComplete} onSend={send} />}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

interface SendersProps {
  isBusy: boolean;
  isReady: boolean;
  onSend: (isLast: boolean) => void;
}

function Senders({ isBusy, isReady, onSend }: SendersProps): JSX.Element {
  const say = useSay();

  return (
    <Flex gap={2}>
      <Button
        variant="secondary"
        loading={isBusy}
        disabled={!isReady}
        onClick={() => onSend(false)}
      >
        {say('invite.send-another')}
      </Button>
      <Button loading={isBusy} disabled={!isReady} onClick={() => onSend(true)}>
        {say('invite.send')}
      </Button>
    </Flex>
  );
}

/** Somebody made in this dialog. */
interface Invited {
  name: string;
  /** Where the new user chooses a password. */
  link: string;
}

function Links({ invited }: { invited: readonly Invited[] }): JSX.Element {
  const say = useSay();

  return (
    <>
      <Typography>{say('invite.done')}</Typography>
      {invited.map(({ name, link }) => (
        <Box key={link} data-livechat-invited={name}>
          <Typography fontWeight="bold" tag="p">
            <UserText>{name}</UserText>
          </Typography>
          <Copyable text={link} />
        </Box>
      ))}
    </>
  );
}

interface Invitation {
  /** Whether the user was made. */
  invite: (input: typeof EMPTY) => Promise<boolean>;
  isLoading: boolean;
  error: string | null;
  /** Those made so far. */
  invited: readonly Invited[];
}

function useInvitation(onInvited: Props['onInvited']): Invitation {
  const refusalText = useRefusalText();
  const [send, { isLoading }] = useInviteMutation();
  const [error, setError] = useState<string | null>(null);
  const [invited, setInvited] = useState<readonly Invited[]>([]);

  const invite = async (input: typeof EMPTY): Promise<boolean> => {
    const { firstname, lastname, email } = input;
    const name = `${firstname} ${lastname}`.trim() || email;

    try {
      const { id, registrationToken = '' } = await send({
        ...input,
        roles: input.roles.map(Number),
      }).unwrap();
      const link = registrationUrl(window.location, registrationToken);

      onInvited({ user: id, fullName: name });
      setInvited((others) => [...others, { name, link }]);
      setError(null);

      return true;
    } catch (refused) {
      setError(refusalText(refused));

      return false;
    }
  };

  return { invite, isLoading, error, invited };
}

interface FieldsProps {
  input: typeof EMPTY;
  error: string | null;
  onChange: (input: typeof EMPTY) => void;
}

function InviteFields({ input, error, onChange }: FieldsProps): JSX.Element {
  const say = useSay();
  const { data: roles = [], error: failure, refetch } = useRolesQuery();
  const chosen = roles.filter(({ id }) => input.roles.includes(String(id)));
  const isMute = chosen.length > 0 && !chosen.some(({ canAnswer }) => canAnswer);

  return (
    <>
      <Note title={`${say('invite.seat')}.`}>{say('invite.seat-hint')}</Note>
      {error !== null && (
        <Note tone="danger" title={`${say('invite.failed')}.`}>
          {error}
        </Note>
      )}
      <Pair>
        {(['firstname', 'lastname'] as const).map((field) => (
          <TextField
            key={field}
            name={field}
            label={say(`invite.${field}`)}
            value={input[field]}
            isRequired={field === 'firstname'}
            onChange={(value) => onChange({ ...input, [field]: value })}
          />
        ))}
      </Pair>
      <TextField
        name="email"
        label={say('invite.email')}
        value={input.email}
        isRequired
        onChange={(email) => onChange({ ...input, email })}
      />
      {roles.length === 0 && failure !== undefined && (
        <FailedPart error={failure} onRetry={refetch} />
      )}
      <RoleField
        roles={roles}
        chosen={input.roles}
        onChange={(picked) => onChange({ ...input, roles: picked })}
      />
      {isMute && (
        <Note tone="danger" title={`${say('invite.mute')}.`}>
          {say('invite.mute-hint')}
        </Note>
      )}
    </>
  );
}

interface RoleProps {
  roles: readonly OperatorRole[];
  /** Their ids. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Every role there is, in sight: a list that opens would hide all but the first few. */
function RoleField({ roles, chosen, onChange }: RoleProps): JSX.Element {
  const say = useSay();
  const label = useId();
  const hint = useId();

  const toggle = (id: string, isChosen: boolean): void =>
    onChange([...chosen.filter((one) => one !== id), ...(isChosen ? [id] : [])]);

  return (
    <Flex
      role="group"
      aria-labelledby={label}
      aria-describedby={hint}
      direction="column"
      alignItems="flex-start"
      gap={2}
    >
      <Flex>
        <Typography variant="pi" fontWeight="bold" id={label}>
          {say('invite.roles')}
        </Typography>
        <Typography variant="pi" fontWeight="bold" textColor="danger600" aria-hidden>
          *
        </Typography>
      </Flex>
      {roles.map(({ id, name, canAnswer }) => (
        <Checkbox
          key={id}
          checked={chosen.includes(String(id))}
          onCheckedChange={(checked) => toggle(String(id), checked === true)}
        >
          {canAnswer ? isolated(name) : say('invite.role-without', { name: isolated(name) })}
        </Checkbox>
      ))}
      <Typography variant="pi" textColor="neutral600" id={hint}>
        {say('invite.roles-hint')}
      </Typography>
    </Flex>
  );
}
