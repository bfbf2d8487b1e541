import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { isolated } from '../../../shared/bidi';
import type { Operator, OperatorInput } from '../../../shared/operators';
import type { TeamMember } from '../channels/draft';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { useMeQuery, useUpdateMeMutation, useUpdateOperatorMutation } from './api';
import { ProfileFields } from './ProfileFields';

interface Props {
  member: TeamMember;
  /** Null while the member is not saved. */
  operator: Operator | null;
  onClose: () => void;
  onRemove: () => void;
}

/** What visitors read of an operator, and the way out of the team. */
export function OperatorDialog({ member, operator, onClose, onRemove }: Props): JSX.Element {
  const say = useSay();
  const [input, setInput] = useState<OperatorInput | null>(operator && inputOf(operator));
  const { save, isSaving, canEdit } = useSave(operator, onClose);

  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{isolated(operator?.fullName ?? member.fullName)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {input === null || !canEdit ? (
            <Typography>{say(input === null ? 'team.unsaved-hint' : 'team.not-yours')}</Typography>
          ) : (
            <ProfileFields
              input={input}
              fallback={operator?.chatName === null ? operator.publicName : ''}
              onChange={(changes) => setInput({ ...input, ...changes })}
            />
          )}
        </Modal.Body>
        <Modal.Footer>
          <Button variant="danger-light" onClick={onRemove}>
            {say('team.remove')}
          </Button>
          <Flex gap={2}>
            <Button variant="tertiary" onClick={onClose}>
              {say('dialog.cancel')}
            </Button>
            {input !== null && canEdit && (
              <Button loading={isSaving} onClick={() => void save(input)}>
                {say('form.save')}
              </Button>
            )}
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

interface Save {
  canEdit: boolean;
  isSaving: boolean;
  save: (input: OperatorInput) => Promise<void>;
}

/** Everybody edits their own profile; those of others only who may. */
function useSave(operator: Operator | null, onSaved: () => void): Save {
  const { data: me } = useMeQuery();
  const canEditOthers = usePermitted('operators.update');
  const [updateMe, own] = useUpdateMeMutation();
  const [update, other] = useUpdateOperatorMutation();
  const { done, failed } = useToasts();
  const isMe = operator !== null && me?.id === operator.id;

  const save = async (input: OperatorInput): Promise<void> => {
    if (operator === null) {
      return;
    }

    try {
      await (isMe ? updateMe(input) : update({ id: operator.id, input })).unwrap();
      done('profile.saved');
      onSaved();
    } catch (error) {
      failed(error);
    }
  };

  return { save, isSaving: own.isLoading || other.isLoading, canEdit: isMe || canEditOthers };
}

/** What of an operator may be edited. */
export const inputOf = (operator: Operator): OperatorInput => {
  const { chatName, languages, country, conversationLimit, busy } = operator;

  return { chatName, languages, country, conversationLimit, busy };
};
