import { Dialog, IconButton, MenuItem, SimpleMenu } from '@strapi/design-system';
import { House, More, Trash } from '@strapi/icons';
import { ConfirmDialog } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Channel } from '../../../shared/channels';
import { useConversationCountsQuery } from '../conversations/api';
import { HOME } from '../plugin/ids';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { useMakeSiteMutation, useRemoveChannelMutation } from './api';
import { countIn } from './board';

interface Props {
  channel: Channel;
  isFree: React.MutableRefObject<boolean>;
}

/** What is seldom done to a channel. */
export function FormMenu({ channel, isFree }: Props): JSX.Element | null {
  const say = useSay();
  const { done, attempt } = useToasts();
  const [isRemoving, setRemoving] = useState(false);
  const [makeSite] = useMakeSiteMutation();
  const canUpdate = usePermitted('channels.update');
  const canRemove = usePermitted('channels.delete');

  const choose = (): void =>
    attempt(async () => {
      await makeSite(channel.id).unwrap();
      done('channel.site-done', { name: channel.name });
    });

  if (!canUpdate && !canRemove) {
    return null;
  }

  return (
    <>
      <SimpleMenu
        tag={IconButton}
        icon={<More />}
        label={say('form.more')}
        popoverPlacement="bottom-end"
      >
        {canUpdate && (
          <MenuItem startIcon={<House />} disabled={channel.site} onSelect={() => choose()}>
            {say(channel.site ? 'channel.is-site' : 'channel.make-site')}
          </MenuItem>
        )}
        {canRemove && (
          <MenuItem variant="danger" startIcon={<Trash />} onSelect={() => setRemoving(true)}>
            {say('channel.remove')}
          </MenuItem>
        )}
      </SimpleMenu>
      <RemoveDialog
        channel={channel}
        isFree={isFree}
        isShown={isRemoving}
        onClose={() => setRemoving(false)}
      />
    </>
  );
}

interface RemoveProps extends Props {
  isShown: boolean;
  onClose: () => void;
}

function RemoveDialog({ channel, isFree, isShown, onClose }: RemoveProps): JSX.Element {
  const say = useSay();
  const navigate = useNavigate();
  const { done, attempt } = useToasts();
  const [remove] = useRemoveChannelMutation();
  const { data: counts } = useConversationCountsQuery(undefined, {
    skip: !isShown,
    refetchOnMountOrArgChange: true,
  });
  const count = countIn(counts, channel.id);
  const { name } = channel;

  const confirm = (): void =>
    attempt(async () => {
      await remove(channel.id).unwrap();
      isFree.current = true;
      done('channel.removed', { name: channel.name });
      navigate(`${HOME}/channels`, { replace: true });
    });

  return (
    <Dialog.Root open={isShown} onOpenChange={onClose}>
      <ConfirmDialog title={say('channel.remove')} onConfirm={confirm}>
        {count === null
          ? say('channel.remove-confirm-all', { name })
          : say('channel.remove-confirm', { name, count })}
      </ConfirmDialog>
    </Dialog.Root>
  );
}
