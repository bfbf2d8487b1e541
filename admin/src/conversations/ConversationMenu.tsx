import { Dialog, IconButton, MenuItem, SimpleMenu, Typography } from '@strapi/design-system';
import { Bell, Cross, Expand, More, VolumeMute, VolumeUp } from '@strapi/icons';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { canAskToNotify, isMuted, setMuted } from './alerts';
import { endConversation } from './answering';
import { useConversationEndingQuery } from './api';
import { useConsole } from './store';

/** What can be done with a conversation besides answering. */
export function ConversationMenu({
  id,
  isInbox = false,
}: {
  id: string;
  isInbox?: boolean;
}): JSX.Element {
  const say = useSay();
  const navigate = useNavigate();
  const [isEnding, setEnding] = useState(false);
  const { muted, toggleSound, allowNotices } = useAlerts();
  const isOpen = useConsole(({ conversations }) => conversations[id]?.state === 'open');

  return (
    <>
      <SimpleMenu
        tag={IconButton}
        icon={<More />}
        label={say('conversation.more')}
        variant="ghost"
        popoverPlacement="bottom-end"
      >
        {!isInbox && (
          <MenuItem startIcon={<Expand />} onSelect={() => navigate(`${HOME}/conversations/${id}`)}>
            {say('conversation.open-inbox')}
          </MenuItem>
        )}
        <MenuItem startIcon={muted ? <VolumeUp /> : <VolumeMute />} onSelect={toggleSound}>
          {say(muted ? 'sound.on' : 'sound.off')}
        </MenuItem>
        {canAskToNotify() && (
          <MenuItem startIcon={<Bell />} onSelect={allowNotices}>
            {say('notifications.allow')}
          </MenuItem>
        )}
        {isOpen && (
          <MenuItem variant="danger" startIcon={<Cross />} onSelect={() => setEnding(true)}>
            {say('conversation.end')}
          </MenuItem>
        )}
      </SimpleMenu>
      <EndDialog id={id} isShown={isEnding} onClose={() => setEnding(false)} />
    </>
  );
}

/** How the operator hears of what comes in, on this browser. */
function useAlerts() {
  const say = useSay();
  const { attempt } = useToasts();
  const { toggleNotification } = useNotification();
  const [muted, setMutedHere] = useState(isMuted);

  const toggleSound = (): void => {
    setMuted(!muted);
    setMutedHere(!muted);
  };

  // Old browsers answer through a callback only, and with nothing here.
  const allowNotices = (): void =>
    attempt(async () => {
      if ((await Notification.requestPermission()) === 'denied') {
        toggleNotification({ type: 'warning', message: say('notifications.denied') });
      }
    });

  return { muted, toggleSound, allowNotices };
}

/** What ending it means for the visitor; no more is said than is known. */
function Consequence({ id }: { id: string }): JSX.Element {
  const say = useSay();
  const { data } = useConversationEndingQuery(id, { refetchOnMountOrArgChange: true });
  const more = data && say(data.asksRating ? 'conversation.end-asks' : 'conversation.end-asks-not');

  return (
    <Typography textAlign="center" tag="p" aria-live="polite">
      {[say('conversation.end-confirm'), more].filter(Boolean).join(' ')}
    </Typography>
  );
}

interface EndProps {
  id: string;
  isShown: boolean;
  onClose: () => void;
}

function EndDialog({ id, isShown, onClose }: EndProps): JSX.Element {
  const say = useSay();
  const { toggleNotification } = useNotification();

  const end = async (): Promise<void> => {
    onClose();

    if (!(await endConversation(id))) {
      toggleNotification({ type: 'danger', message: say('conversation.end-failed') });
    }
  };

  return (
    <Dialog.Root open={isShown} onOpenChange={onClose}>
      <ConfirmDialog title={say('conversation.end')} onConfirm={end}>
        <Consequence id={id} />
      </ConfirmDialog>
    </Dialog.Root>
  );
}
