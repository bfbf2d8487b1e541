import { useEffect } from 'react';
import { refusalOf } from '../plugin/refusal';
import { syncMessages } from './answering';
import { useConversationQuery } from './api';
import { consoleStore, useConsole } from './store';

/** Milliseconds between two looks at a conversation that does not come over the wire: somebody else's, or one that could not be fetched so far. */
const LOOK_EVERY = 15_000;

interface Loaded {
  /** Why it could not be fetched; undefined where it could, or is still to come. */
  error: unknown;
  retry: () => Promise<unknown>;
}

/** Puts a conversation on the desk from its first message on; the wire keeps it up to date from there. */
export function useLoaded(id: string, onUnknown: (() => void) | undefined): Loaded {
  const isLive = useConsole(
    ({ conversations, me, loaded }) =>
      loaded[id] === true && me !== null && conversations[id]?.operator === me
  );
  const { data, error, refetch } = useConversationQuery(id, {
    refetchOnMountOrArgChange: true,
    pollingInterval: isLive ? 0 : LOOK_EVERY,
  });

  useEffect(() => {
    if (data !== undefined) {
      consoleStore.dispatch({ type: 'synced', id, after: 0, sync: data });

      if (data.more) {
        syncMessages(id);
      }
    }
  }, [id, data]);

  useEffect(() => {
    if (refusalOf(error).code === 'CONVERSATION_UNKNOWN') {
      onUnknown?.();
    }
  }, [error, onUnknown]);

  return { error, retry: refetch };
}
