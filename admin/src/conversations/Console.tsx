import { VisuallyHidden } from '@strapi/design-system';
import { useAuth, useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import { useChannelsQuery } from '../channels/api';
import { useMeQuery } from '../operators/api';
import { backendUrl } from '../plugin/backend';
import { useSay } from '../plugin/texts';
import { followActivity } from './activity';
import { alertOperator } from './alerts';
import { setWire, wake } from './answering';
import { followEnds } from './ends';
import { followTitle, followWidth, keepWindows } from './page';
import { waitingCount } from './reading';
import { desk, useDesk } from './store';

/** The wire behind all our screens, and what it does to the page without drawing anything. */
export function Console(): JSX.Element {
  useIdentity();
  useWire();
  useNoticesOfDuty();
  usePageAround();

  return <Announcement />;
}

function useIdentity(): void {
  const { data: me, refetch } = useMeQuery();
  const isRefused = useDesk(({ connection }) => connection === 'refused');
  const isOnline = useDesk(({ connection }) => connection === 'online');
  const isNobody = me?.id === '';

  useEffect(() => {
    if (me !== undefined && me.id !== '') {
      desk.dispatch({ type: 'identified', me: me.id });
    }
  }, [me]);

  // Reading makes no profile; the first connection does.
  useEffect(() => {
    if (isNobody && isOnline) {
      void refetch();
    }
  }, [isNobody, isOnline, refetch]);

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

/** Says so when a login, or a click after a break, put the operator back on duty. */
function useNoticesOfDuty(): void {
  const { data: channels } = useChannelsQuery();
  const { toggleNotification } = useNotification();
  const say = useSay();
  const resumed = useDesk((current) => current.resumed);

  useEffect(() => {
    if (resumed === null || channels === undefined) {
      return;
    }

    const names = channels.filter(({ id }) => resumed.includes(id)).map(({ name }) => name);

    desk.dispatch({ type: 'resume-told' });

    if (names.length > 0) {
      const message = say('duty.back', { channels: names.join(', ') });

      toggleNotification({ type: 'info', message });
    }
  }, [resumed, channels, say, toggleNotification]);
}

function usePageAround(): void {
  useEffect(() => {
    const stops = [followTitle(desk), followWidth(desk), keepWindows(desk), followEnds(desk)];

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
