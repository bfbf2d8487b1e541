import {
  Button,
  Flex,
  Modal,
  MultiSelect,
  MultiSelectOption,
  Typography,
} from '@strapi/design-system';
import { useState } from 'react';
import type { TeamMember } from '../channels/draft';
import { useSay } from '../plugin/texts';
import { useRefusalText } from '../plugin/use-toasts';
import { Labelled, Pair, TextField } from '../ui/fields';
import { Note } from '../ui/Note';
import { UserText } from '../ui/UserText';
import { useInviteMutation, useRolesQuery } from './api';
import { registrationUrl } from './registration';

const EMPTY = { firstname: '', lastname: '', email: '', roles: [] as string[] };

interface Props {
  onInvited: (member: TeamMember) => void;
  onClose: () => void;
}

/** A new admin user, who is in the team from the start. */
export function InviteDialog({ onInvited, onClose }: Props): JSX.Element {
  const say = useSay();
  const [input, setInput] = useState(EMPTY);
  const { invite, isLoading, error, link } = useInvitation(onInvited);
  const isComplete = input.firstname !== '' && input.email.includes('@') && input.roles.length > 0;

  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{say('invite.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {link === null ? (
              <InviteFields input={input} error={error} onChange={setInput} />
            ) : (
              <>
                <Typography>{say('invite.done')}</Typography>
                <Typography fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
                  {link}
                </Typography>
              </>
            )}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say(link === null ? 'dialog.cancel' : 'dialog.close')}
          </Button>
          {link === null && (
            <Button loading={isLoading} disabled={!isComplete} onClick={() => void invite(input)}>
              {say('invite.send')}
            </Button>
          )}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

interface Invitation {
  invite: (input: typeof EMPTY) => Promise<void>;
  isLoading: boolean;
  error: string | null;
  /** Where the new user chooses a password. */
  link: string | null;
}

function useInvitation(onInvited: Props['onInvited']): Invitation {
  const refusalText = useRefusalText();
  const [send, { isLoading }] = useInviteMutation();
  const [error, setError] = useState<string | null>(null);
  const [link, setLink] = useState<string | null>(null);

  const invite = async (input: typeof EMPTY): Promise<void> => {
    const { firstname, lastname, email } = input;

    try {
      const { id, registrationToken = '' } = await send({
        ...input,
        roles: input.roles.map(Number),
      }).unwrap();

      onInvited({ user: id, fullName: `${firstname} ${lastname}`.trim() || email });
      setLink(registrationUrl(window.location, registrationToken));
    } catch (refused) {
      setError(refusalText(refused));
    }
  };

  return { invite, isLoading, error, link };
}

interface FieldsProps {
  input: typeof EMPTY;
  error: string | null;
  onChange: (input: typeof EMPTY) => void;
}

function InviteFields({ input, error, onChange }: FieldsProps): JSX.Element {
  const say = useSay();
  const { data: roles = [] } = useRolesQuery();

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
      <Labelled name="roles" label={say('invite.roles')} hint={say('invite.roles-hint')} isRequired>
        <MultiSelect
          withTags
          value={input.roles}
          placeholder={say('invite.roles')}
          onChange={(chosen: string[]) => onChange({ ...input, roles: chosen })}
        >
          {roles.map(({ id, name }) => (
            <MultiSelectOption key={id} value={String(id)}>
              <UserText>{name}</UserText>
            </MultiSelectOption>
          ))}
        </MultiSelect>
      </Labelled>
    </>
  );
}
