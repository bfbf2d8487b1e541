import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { isolated } from '../../../shared/bidi';
import type { ChannelMember, Operator, OperatorInput } from '../../../shared/operators';
import type { DraftMember } from '../channels/draft';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { ToggleField } from '../ui/fields';
import {
  useListMemberMutation,
  useMeQuery,
  useUpdateMeMutation,
  useUpdateOperatorMutation,
} from './api';
import { ProfileFields } from './ProfileFields';

interface Props {
  /** Id of the channel. */
  channel: string;
  member: DraftMember;
  /** Null while the member is not saved. */
  operator: ChannelMember | null;
  onClose: () => void;
  onRemove: () => void;
}

/** What visitors read of an operator, whether the public page names them, and the way out of the team. */
export function OperatorDialog({
  channel,
  member,
  operator,
  onClose,
  onRemove,
}: Props): JSX.Element {
  const say = useSay();

  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{isolated(operator?.fullName ?? member.fullName)}</Modal.Title>
        </Modal.Header>
        {operator === null ? (
          <>
            <Modal.Body>
              <Typography>{say('members.unsaved-hint')}</Typography>
            </Modal.Body>
            <Footer onClose={onClose} onRemove={onRemove} />
          </>
        ) : (
          <Saved channel={channel} operator={operator} onClose={onClose} onRemove={onRemove} />
        )}
      </Modal.Content>
    </Modal.Root>
  );
}

interface SavedProps extends Omit<Props, 'member'> {
  operator: ChannelMember;
}

function Saved({ channel, operator, onClose, onRemove }: SavedProps): JSX.Element {
  const say = useSay();
  const [input, setInput] = useState(inputOf(operator));
  const [listed, setListed] = useState(operator.listed);
  const { save, isSaving, canEdit, isMine } = useSave(channel, operator, onClose);
  const canList = usePermitted('channels.update');

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {canEdit ? (
            <ProfileFields
              isMine={isMine}
              operator={operator}
              input={input}
              fallback={operator.chatName === null ? operator.publicName : ''}
              onChange={(changes) => setInput({ ...input, ...changes })}
            />
          ) : (
            <Typography>{say('members.not-yours')}</Typography>
          )}
          {canList && (
            <ToggleField
              name="listed"
              label={say('members.listed')}
              hint={say('members.listed-hint')}
              value={listed}
              onChange={setListed}
            />
          )}
        </Flex>
      </Modal.Body>
      <Footer onClose={onClose} onRemove={onRemove}>
        {(canEdit || canList) && (
          <Button loading={isSaving} onClick={() => save(input, listed)}>
            {say('form.save')}
          </Button>
        )}
      </Footer>
    </>
  );
}

interface FooterProps {
  children?: JSX.Element | false;
  onClose: () => void;
  onRemove: () => void;
}

function Footer({ children, onClose, onRemove }: FooterProps): JSX.Element {
  const say = useSay();

  return (
    <Modal.Footer>
      <Button variant="danger-light" onClick={onRemove}>
        {say('members.remove')}
      </Button>
      <Flex gap={2}>
        <Button variant="tertiary" onClick={onClose}>
          {say('dialog.cancel')}
        </Button>
        {children}
      </Flex>
    </Modal.Footer>
  );
}

interface Save {
  isMine: boolean;
  canEdit: boolean;
  isSaving: boolean;
  save: (input: OperatorInput, listed: boolean) => void;
}

/** Everybody edits their own profile; those of others only who may. */
function useSave(channel: string, operator: ChannelMember, onSaved: () => void): Save {
  const { data: me } = useMeQuery();
  const canEditOthers = usePermitted('operators.update');
  const [updateMe, own] = useUpdateMeMutation();
  const [update, other] = useUpdateOperatorMutation();
  const [list, listing] = useListMemberMutation();
  const { done, attempt } = useToasts();
  const { id } = operator;
  const isMine = me?.id === id;
  const canEdit = isMine || canEditOthers;

  const saveProfile = (input: OperatorInput) =>
    (isMine ? updateMe(input) : update({ id, input })).unwrap();

  const save = (input: OperatorInput, listed: boolean): void =>
    attempt(async () => {
      await (listed !== operator.listed && list({ channel, operator: id, listed }).unwrap());
      await (canEdit && saveProfile(input));
      done('profile.saved');
      onSaved();
    });

  return { save, isSaving: own.isLoading || other.isLoading || listing.isLoading, canEdit, isMine };
}

/** What of an operator may be edited. */
export const inputOf = (operator: Operator): OperatorInput => {
  const { chatName, languages, country, conversationLimit, busy } = operator;

  return { chatName, languages, country, conversationLimit, busy };
};
