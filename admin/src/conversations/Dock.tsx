import { Portal, VisuallyHidden } from '@strapi/design-system';
import { useAuth, useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { styled } from 'styled-components';
import { useChannelsQuery } from '../channels/api';
import { useMeQuery } from '../operators/api';
import { backOnDuty } from '../operators/duty';
import { backendUrl } from '../plugin/backend';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';
import { followActivity } from './activity';
import { alertOperator } from './alerts';
import { setWire, wake } from './answering';
import { ChatWindow } from './ChatWindow';
import { followTitle, followWidth, keepWindows } from './page';
import { waitingCount } from './reading';
import { desk, useDesk } from './store';

const Bar = styled.div`
  position: fixed;
  inset-block-end: 0;
  inset-inline-end: ${({ theme }) => theme.spaces[5]};
  z-index: ${({ theme }) => theme.zIndices.overlay - 50};
  display: flex;
  flex-direction: row-reverse;
  align-items: flex-end;
  gap: ${({ theme }) => theme.spaces[3]};
  max-width: calc(100vw - 2 * ${({ theme }) => theme.spaces[5]});
  pointer-events: none;

  @media (max-width: 600px) {
    flex-wrap: wrap-reverse;
    align-items: flex-start;
    inset-inline-end: ${({ theme }) => theme.spaces[2]};
    inset-inline-start: ${({ theme }) => theme.spaces[2]};
    max-width: none;
  }
`;

/** The chat windows at the bottom right of every admin page, and the wire behind all our screens. */
export function Dock(): JSX.Element {
  const windows = useDesk(({ windows: { list } }) => list);
  const { pathname } = useLocation();
  const isInbox = pathname.startsWith(`${HOME}/conversations`);

  useIdentity();
  useWire();
  useNoticesOfDuty();
  usePageAround();

  return (
    <Portal>
      <Bar>{!isInbox && windows.map((window) => <ChatWindow key={window.id} {...window} />)}</Bar>
      <Announcement />
    </Portal>
  );
}

function useIdentity(): void {
  const { data: me, refetch } = useMeQuery();
  const isRefused = useDesk(({ connection }) => connection === 'refused');

  useEffect(() => {
    if (me !== undefined) {
      desk.dispatch({ type: 'identified', me: me.id });
    }
  }, [me]);

  // An idle tab keeps its stale token until somebody is there; then any request renews it.
  useEffect(() => {
    const revive = (): void => {
      stop();
      void refetch().then(wake);
    };
    const stop = (): void => {
      window.removeEventListener('pointerdown', revive);
      window.removeEventListener('keydown', revive);
    };

    if (isRefused) {
      window.addEventListener('pointerdown', revive);
      window.addEventListener('keydown', revive);
    }

    return stop;
  }, [isRefused, refetch]);
}

/** Opens the wire once; a fresh token is used at the next handshake, and wakes a wire that was refused. */
function useWire(): void {
  const token = useAuth('Livechat', (auth) => auth.token);
  const current = useRef(token);

  current.current = token;

  useEffect(() => {
    let close = (): void => undefined;
    let isGone = false;

    void import('./wire').then(({ openWire }) => {
      if (isGone) {
        return;
      }

      const wire = openWire({
        backend: backendUrl(),
        token: () => current.current,
        desk,
        onNews: (notice) => void alertOperator(desk.get(), notice),
      });
      const stop = followActivity(wire);

      setWire(wire);
      close = () => {
        stop();
        setWire(null);
        wire.close();
      };
    });

    return () => {
      isGone = true;
      close();
    };
  }, []);

  useEffect(() => {
    if (token !== null && desk.get().connection === 'refused') {
      wake();
    }
  }, [token]);
}

/** Says so when activity put the operator back on duty. */
function useNoticesOfDuty(): void {
  const { data: channels = [] } = useChannelsQuery();
  const { toggleNotification } = useNotification();
  const say = useSay();
  const duties = useDesk((current) => current.duties);
  const me = useDesk((current) => current.me);
  const before = useRef(duties);

  useEffect(() => {
    const back = backOnDuty(before.current ?? [], duties ?? [], me);
    const names = channels.filter(({ id }) => back.includes(id)).map(({ name }) => name);

    before.current = duties;

    if (names.length > 0) {
      const message = say('duty.back', { channels: names.join(', ') });

      toggleNotification({ type: 'info', message });
    }
  }, [duties, me, channels, say, toggleNotification]);
}

function usePageAround(): void {
  useEffect(() => {
    const stops = [followTitle(desk), followWidth(desk), keepWindows(desk)];

    return () => {
      for (const stop of stops) {
        stop();
      }
    };
  }, []);
}

/** The badge is hidden from screen readers with the icon it sits on, so the count is said here. */
function Announcement(): JSX.Element {
  const say = useSay();
  const count = useDesk(waitingCount);

  return (
    <VisuallyHidden role="status">{count > 0 ? say('dock.waiting', { count }) : ''}</VisuallyHidden>
  );
}
