import { VisuallyHidden } from '@strapi/design-system';
import { useAuth, useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import { useChannelsQuery } from '../channels/api';
import { useMeQuery } from '../operators/api';
import { useRefreshMutation } from '../plugin/api';
import { backendUrl } from '../plugin/backend';
import { useSay } from '../plugin/texts';
import { followActivity } from './activity';
import { alertOperator } from './alerts';
import { setConnection, wake } from './answering';
import { background } from './background';
import { followEnds } from './ends';
import { loadConnection } from './load-connection';
import { followTitle, followWidth, keepWindows } from './page';
import { waitingCount } from './reading';
import { consoleStore, useConsole } from './store';

/** The wire behind all our screens, and what it does to the page without drawing anything. */
export function Console(): JSX.Element {
  useIdentity();
  useConnection();
  useNoticesOfAvailability();
  useRights();
  usePageAround();

  return <LiveRegion />;
}

function useIdentity(): void {
  const { data: me, refetch } = useMeQuery();
  const isRefused = useConsole(({ connection }) => connection === 'refused');
  const isOnline = useConsole(({ connection }) => connection === 'online');
  const isNobody = me?.id === '';

  useEffect(() => {
    if (me !== undefined && me.id !== '') {
      consoleStore.dispatch({ type: 'identified', me: me.id });
    }
  }, [me]);

  // Reading makes no profile; the first connection does.
  useEffect(() => {
    if (isNobody && isOnline) {
      // Without an answer the next connection asks again.
      background('reading the profile', refetch());
    }
  }, [isNobody, isOnline, refetch]);

  // An idle tab keeps its stale token until somebody is there; then any request renews it.
  useEffect(() => {
    const revive = (): void => {
      stop();
      // Refused once more, the console says so, and the next click tries again.
      background('logging in again', refetch().then(wake));
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
function useConnection(): void {
  const token = useAuth('Livechat', (auth) => auth.token);
  const current = useRef(token);

  current.current = token;

  useEffect(() => {
    let close = (): void => undefined;

    const stopLoading = loadConnection(({ openConnection }) => {
      const connection = openConnection({
        backend: backendUrl(),
        token: () => current.current,
        consoleStore,
        onNotice: (notice) => alertOperator(consoleStore.get(), notice),
      });
      const stop = followActivity(connection);

      setConnection(connection);
      close = () => {
        stop();
        setConnection(null);
        connection.close();
      };
    });

    return () => {
      stopLoading();
      close();
    };
  }, []);

  useEffect(() => {
    if (token !== null && consoleStore.get().connection === 'refused') {
      wake();
    }
  }, [token]);
}

/** Says so when a login, or a click after a break, put the operator back on duty. */
function useNoticesOfAvailability(): void {
  const { data: channels } = useChannelsQuery();
  const { toggleNotification } = useNotification();
  const say = useSay();
  const resumed = useConsole((current) => current.resumed);

  useEffect(() => {
    if (resumed === null || channels === undefined) {
      return;
    }

    const names = channels.filter(({ id }) => resumed.includes(id)).map(({ name }) => name);

    consoleStore.dispatch({ type: 'resume-told' });

    if (names.length > 0) {
      const message = say('availability.back', { channels: names.join(', ') });

      toggleNotification({ type: 'info', message });
    }
  }, [resumed, channels, say, toggleNotification]);
}

/** Screens, menus and lists follow what this operator may do, without a reload. */
function useRights(): void {
  const rights = useConsole((current) => current.rights);
  const refetchPermissions = useAuth('Livechat', (auth) => auth.refetchPermissions);
  const [refresh] = useRefreshMutation();

  useEffect(() => {
    if (rights > 0) {
      const follow = async (): Promise<void> => {
        try {
          await refetchPermissions();
        } finally {
          // What one may no longer see is gone by now, and is not asked for only to be refused.
          await refresh().unwrap();
        }
      };

      background('following what one may do', follow());
    }
  }, [rights, refetchPermissions, refresh]);
}

function usePageAround(): void {
  useEffect(() => {
    const stops = [
      followTitle(consoleStore),
      followWidth(consoleStore),
      keepWindows(consoleStore),
      followEnds(consoleStore),
    ];

    return () => {
      for (const stop of stops) {
        stop();
      }
    };
  }, []);
}

/** The badge is hidden from screen readers with the icon it sits on, so the count is said here. */
function LiveRegion(): JSX.Element {
  const say = useSay();
  const count = useConsole(waitingCount);

  return (
    <VisuallyHidden role="status">{count > 0 ? say('dock.waiting', { count }) : ''}</VisuallyHidden>
  );
}
