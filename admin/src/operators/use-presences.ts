import { useEffect } from 'react';
import type { MemberPresence } from '../../../shared/operators';
import { consoleStore, useConsole } from '../conversations/store';
import { useToasts } from '../plugin/use-toasts';
import { useJoinMutation, useLeaveMutation, usePresencesQuery } from './api';

/** Seconds between two looks for those who are not told live. */
const LOOK_EVERY_SECONDS = 20;

/** Who is on duty where: live through the wire, else asked for now and then. */
export function usePresences(): readonly MemberPresence[] {
  const live = useConsole(({ connection, presences }) =>
    connection === 'online' ? presences : null
  );
  const { data } = usePresencesQuery(undefined, {
    pollingInterval: live === null ? LOOK_EVERY_SECONDS * 1_000 : 0,
    refetchOnMountOrArgChange: true,
  });

  useEffect(() => {
    if (data !== undefined) {
      consoleStore.dispatch({ type: 'presences', presences: data });
    }
  }, [data]);

  return live ?? data ?? [];
}

interface AvailabilitySwitch {
  isSwitching: boolean;
  join: () => void;
  leave: () => void;
}

/** Goes on and off duty in a channel. */
export function useAvailabilitySwitch(channel: string): AvailabilitySwitch {
  const { attempt } = useToasts();
  const [joinChannel, joining] = useJoinMutation();
  const [leaveChannel, leaving] = useLeaveMutation();

  const change = (ask: () => { unwrap: () => Promise<MemberPresence[]> }): void =>
    attempt(async () => {
      consoleStore.dispatch({ type: 'presences', presences: await ask().unwrap() });
    });

  return {
    isSwitching: joining.isLoading || leaving.isLoading,
    join: () => change(() => joinChannel(channel)),
    leave: () => change(() => leaveChannel(channel)),
  };
}
