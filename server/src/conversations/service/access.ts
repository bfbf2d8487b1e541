import type { Viewer } from '../../operators/viewer';
import { failure } from '../../plugin/errors';
import { service } from '../../plugin/service';
import type { Headers } from '../../visitors/address';
import type { CachedConversation } from '../cache';
import * as store from '../store';
import { visibleTo } from '../visibility';
import { connection, type Deps } from './context';
import { ownConversation } from './find';

/** Who may do or be told what in which conversation. */
export function allowing(deps: Deps) {
  const readable = async (
    viewer: Viewer,
    conversations: readonly string[]
  ): Promise<ReadonlySet<string>> => {
    if (conversations.length === 0) {
      return new Set();
    }

    const filter = store.all(store.among(conversations), store.visible(visibleTo(viewer)));

    return new Set(await store.conversationIds(connection(deps), filter));
  };

  return {
    /** Whether a visitor's key owns a conversation; refuses as unknown when not. */
    async own(key: string, conversation: string): Promise<CachedConversation> {
      return ownConversation(deps, key, conversation);
    },

    /** Refuses a page that the channel of an own conversation does not allow, whatever channel it names. */
    async checkOrigin(key: string, conversation: string, headers: Headers): Promise<void> {
      const { channelRow } = await ownConversation(deps, key, conversation);
      const channels = service(deps.strapi, 'channels');

      channels.checkOrigin(await channels.byRow(channelRow), headers);
    },

    /** Those of some conversations that somebody may read. */
    readable,

    /** Refuses as unknown what somebody may not read. */
    async checkReadable(viewer: Viewer, conversation: string): Promise<void> {
      if (!(await readable(viewer, [conversation])).has(conversation)) {
        throw failure('CONVERSATION_UNKNOWN');
      }
    },
  };
}
