import { Button, EmptyStateLayout, Flex, Grid, Typography } from '@strapi/design-system';
import { Plus, User } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useAuth } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import type { ChannelMember, Operator } from '../../../shared/operators';
import { type DraftMember, withAdded } from '../channels/draft';
import type { ChannelForm } from '../channels/use-channel-form';
import { useSay } from '../plugin/texts';
import { Panel } from '../ui/Panel';
import { PersonAvatar } from '../ui/PersonAvatar';
import { Changing, useReadOnly } from '../ui/ReadOnly';
import { UserText } from '../ui/UserText';
import { AddDialog } from './AddDialog';
import { useMembersQuery } from './api';
import { InviteDialog } from './InviteDialog';
import { OperatorDialog } from './OperatorDialog';

const Person = styled.button`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[3]};
  width: 100%;
  padding: ${({ theme }) => theme.spaces[3]};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: inherit;
  cursor: pointer;
  text-align: start;

  &:disabled {
    cursor: default;
  }

  &:enabled:hover {
    border-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

type Open =
  | { dialog: 'none' }
  | { dialog: 'add' }
  | { dialog: 'invite' }
  | { dialog: 'member'; member: DraftMember };

/** Who answers in this channel. */
export function MembersTab({ form }: { form: ChannelForm }): JSX.Element {
  const say = useSay();
  const { id = '' } = useParams();
  const [open, setOpen] = useState<Open>({ dialog: 'none' });
  const { data: stored } = useMembersQuery(id, { skip: id === 'create' });
  const { members } = form.draft;
  const close = (): void => setOpen({ dialog: 'none' });

  return (
    <Panel title={say('form.tab.operators')} hint={say('members.hint')}>
      <Changing>
        <Actions
          onAdd={() => setOpen({ dialog: 'add' })}
          onInvite={() => setOpen({ dialog: 'invite' })}
        />
      </Changing>
      {members.length === 0 ? (
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={say('members.empty')}
          shadow="none"
        />
      ) : (
        <Members
          members={members}
          stored={stored ?? []}
          onOpen={(member) => setOpen({ dialog: 'member', member })}
        />
      )}
      <Dialogs channel={id} open={open} form={form} stored={stored ?? []} onClose={close} />
    </Panel>
  );
}

interface DialogsProps {
  channel: string;
  open: Open;
  form: ChannelForm;
  stored: readonly ChannelMember[];
  onClose: () => void;
}

/** What is open above the team. */
function Dialogs({ channel, open, form, stored, onClose }: DialogsProps): JSX.Element | null {
  const { members } = form.draft;

  const add = (added: readonly DraftMember[]): void =>
    form.change({ members: withAdded(members, added) });

  switch (open.dialog) {
    case 'add':
      return <AddDialog members={members} onAdd={add} onClose={onClose} />;
    case 'invite':
      return <InviteDialog onInvited={(member) => add([member])} onClose={onClose} />;
    case 'member':
      return (
        <OperatorDialog
          channel={channel}
          member={open.member}
          operator={stored.find(({ user }) => user === open.member.user) ?? null}
          onClose={onClose}
          onRemove={() => {
            form.change({ members: members.filter(({ user }) => user !== open.member.user) });
            onClose();
          }}
        />
      );
    default:
      return null;
  }
}

function Actions({ onAdd, onInvite }: { onAdd: () => void; onInvite: () => void }): JSX.Element {
  const say = useSay();
  const canInvite = useAuth('Livechat', ({ permissions }) =>
    permissions.some(({ action }) => action === 'admin::users.create')
  );

  return (
    <Flex gap={2}>
      <Button variant="secondary" startIcon={<Plus />} onClick={onAdd}>
        {say('members.add')}
      </Button>
      {canInvite && (
        <Button variant="tertiary" startIcon={<User />} onClick={onInvite}>
          {say('members.new')}
        </Button>
      )}
    </Flex>
  );
}

interface MembersProps {
  members: readonly DraftMember[];
  stored: readonly Operator[];
  onOpen: (member: DraftMember) => void;
}

function Members({ members, stored, onOpen }: MembersProps): JSX.Element {
  const isReadOnly = useReadOnly();
  const say = useSay();

  return (
    <Grid.Root gap={3}>
      {members.map((member) => {
        const operator = stored.find(({ user }) => user === member.user);
        const name = operator?.publicName ?? member.fullName;

        return (
          <Grid.Item key={member.user} col={4} s={6} xs={12} alignItems="stretch">
            <Person
              type="button"
              disabled={isReadOnly}
              onClick={() => onOpen(member)}
              data-livechat-operator={member.user}
            >
              <PersonAvatar name={name} src={operator?.pictureUrl ?? null} />
              <span>
                <Typography fontWeight="semiBold" tag="span" display="block">
                  <UserText $shape="line">{name}</UserText>
                </Typography>
                <Typography variant="pi" textColor="neutral600" tag="span">
                  {operator === undefined ? (
                    say('members.unsaved')
                  ) : (
                    <UserText $shape="line">{member.fullName}</UserText>
                  )}
                </Typography>
              </span>
            </Person>
          </Grid.Item>
        );
      })}
    </Grid.Root>
  );
}
