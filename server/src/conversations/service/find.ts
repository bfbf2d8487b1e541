import { DAY } from '../../../../shared/days';
import type { Condition } from '../../operators/viewer';
import type { Row } from '../../plugin/database/ids';
import { failure } from '../../plugin/errors';
import type { CachedConversation } from '../cache';
import type { LoadedConversation } from '../rows';
import * as store from '../store';
import { type ConversationSeen, isSeen, visibleToVisitor } from '../visibility';
import { boundsOf, connection, type Deps } from './context';

/** A visitor comes back to a conversation that ended at most this long ago. */
const RETURN = DAY;

/** More open conversations than one operator can have in mind; a browser holds them all. */
export const MOST_OPEN = 500;

export const load = (
  deps: Deps,
  filter: store.Filter,
  limit: number
): Promise<LoadedConversation[]> =>
  store.loadConversations(connection(deps), filter, { offset: 0, limit });

/** One conversation, as far as somebody may read it; refuses it as unknown where they may not. */
export async function loadOne(
  deps: Deps,
  conversation: string,
  condition: Condition<ConversationSeen> = 'all'
): Promise<LoadedConversation> {
  const filter = store.all(store.byId(conversation), store.visible(condition));
  const [loaded] = await load(deps, filter, 1);

  if (!loaded) {
    throw failure('CONVERSATION_UNKNOWN');
  }

  return loaded;
}

export async function loadForVisitor(
  deps: Deps,
  key: string,
  { channelRow, conversation }: { channelRow: Row<'channel'>; conversation: string | null }
): Promise<LoadedConversation | undefined> {
  if (conversation === null) {
    return latestOf(deps, key, channelRow);
  }

  return loadOne(deps, conversation, visibleToVisitor(key));
}

export async function latestOf(
  deps: Deps,
  key: string,
  channelRow: Row<'channel'>
): Promise<LoadedConversation | undefined> {
  const { silentSince } = boundsOf(deps);
  const endedSince = new Date(Date.now() - RETURN);
  const [latest] = await load(
    deps,
    store.latestOf(key, channelRow, { silentSince, endedSince }),
    1
  );

  return latest;
}

/** What never changes of a conversation; nobody waits where it is in memory, as for most messages. */
export const conversationOf = (
  deps: Deps,
  conversation: string
): CachedConversation | Promise<CachedConversation> =>
  deps.cache.get(conversation) ?? cachedConversation(deps, conversation);

async function cachedConversation(deps: Deps, conversation: string): Promise<CachedConversation> {
  const { counters, channel, visitor } = await loadOne(deps, conversation);

  const cached = {
    row: counters.row,
    id: counters.id,
    thread: counters.thread,
    channelRow: channel.row,
    visitorKey: visitor.key,
    visitorName: visitor.name,
  };

  deps.cache.set(conversation, cached);

  return cached;
}

/** Unknown and forbidden are the same to a visitor. */
export async function ownConversation(
  deps: Deps,
  key: string,
  conversation: string
): Promise<CachedConversation> {
  const cached = await conversationOf(deps, conversation);

  if (!isSeen(visibleToVisitor(key), { visitor: cached.visitorKey })) {
    throw failure('CONVERSATION_UNKNOWN');
  }

  return cached;
}
