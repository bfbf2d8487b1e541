import { useEffect } from 'react';
import type { Duty } from '../../../shared/operators';
import { desk, useDesk } from '../conversations/store';
import { useToasts } from '../plugin/use-toasts';
import { useDutiesQuery, useJoinMutation, useLeaveMutation } from './api';

/** Seconds between two looks for those who are not told live. */
const LOOK_EVERY_SECONDS = 20;

/** Who is on duty where: live through the wire, else asked for now and then. */
export function useDuties(): readonly Duty[] {
  const live = useDesk(({ connection, duties }) => (connection === 'online' ? duties : null));
  const { data } = useDutiesQuery(undefined, {
    pollingInterval: live === null ? LOOK_EVERY_SECONDS * 1_000 : 0,
    refetchOnMountOrArgChange: true,
  });

  useEffect(() => {
    if (data !== undefined) {
      desk.dispatch({ type: 'duties', duties: data });
    }
  }, [data]);

  return live ?? data ?? [];
}

interface DutySwitch {
  isSwitching: boolean;
  join: () => Promise<void>;
  leave: () => Promise<void>;
}

/** Goes on and off duty in a channel. */
export function useDutySwitch(channel: string): DutySwitch {
  const { failed } = useToasts();
  const [joinChannel, joining] = useJoinMutation();
  const [leaveChannel, leaving] = useLeaveMutation();

  const change = async (ask: () => { unwrap: () => Promise<Duty[]> }): Promise<void> => {
    try {
      desk.dispatch({ type: 'duties', duties: await ask().unwrap() });
    } catch (error) {
      failed(error);
    }
  };

  return {
    isSwitching: joining.isLoading || leaving.isLoading,
    join: () => change(() => joinChannel(channel)),
    leave: () => change(() => leaveChannel(channel)),
  };
}
