import { failure } from '../../plugin/errors';
import { service } from '../../plugin/service';
import type { Headers } from '../../visitors/address';
import { mayRead, onlyOf, type Viewer } from '../access';
import type { CachedConversation } from '../cache';
import type { LoadedConversation } from '../rows';
import * as store from '../store';
import { connection, type Deps } from './context';
import { loadOne, ownConversation } from './find';

/** Who may do or be told what in which conversation. */
export function allowing(deps: Deps) {
  return {
    /** Whether a visitor's key owns a conversation; refuses as unknown when not. */
    async own(key: string, conversation: string): Promise<CachedConversation> {
      return ownConversation(deps, key, conversation);
    },

    /** Refuses a page that the channel of an own conversation does not allow, whatever channel it names. */
    async checkOrigin(key: string, conversation: string, headers: Headers): Promise<void> {
      const { channel } = await ownConversation(deps, key, conversation);
      const channels = service(deps.strapi, 'channels');

      channels.checkOrigin(await channels.byRow(channel), headers);
    },

    /** Refuses as unknown when this operator has no part in a conversation. */
    async mayAnswer(viewer: Viewer, conversation: string): Promise<void> {
      await refuseStranger(deps, viewer, await loadOne(deps, conversation));
    },

    /** Those of some conversations that an operator may read. */
    async readable(viewer: Viewer, conversations: readonly string[]): Promise<ReadonlySet<string>> {
      const filter = store.among(conversations, onlyOf(viewer));

      return new Set(await store.conversationIds(connection(deps), filter));
    },
  };
}

/** Whoever goes on with a conversation that ended by itself may read it. */
export async function refuseStranger(
  deps: Deps,
  viewer: Viewer,
  { counters }: LoadedConversation
): Promise<void> {
  const { row, endedBy } = counters;
  const { operator } = viewer;
  const may =
    mayRead(viewer, counters) ||
    (endedBy === 'system' && (await store.isContinuedFor(connection(deps), row, operator.row)));

  if (!may) {
    throw failure('CONVERSATION_UNKNOWN');
  }
}
