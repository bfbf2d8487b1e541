/** What never changes of a conversation: where it is and whose. */
export interface CachedConversation {
  row: number;
  id: string;
  /** Row of the channel. */
  channel: number;
  visitorKey: string;
  visitorName: string;
}

/** The places looked up last, so that a message needs no query to find its conversation. */
export interface ConversationCache {
  find(id: string): CachedConversation | undefined;
  keep(cached: CachedConversation): CachedConversation;
}

/** Keeps the places used last, at most `size` of them. */
export function createConversationCache(size = 10_000): ConversationCache {
  const cache = new Map<string, CachedConversation>();

  function keep(cached: CachedConversation): CachedConversation {
    cache.delete(cached.id);
    cache.set(cached.id, cached);

    const [oldest] = cache.keys();

    if (cache.size > size && oldest !== undefined) {
      cache.delete(oldest);
    }

    return cached;
  }

  return {
    keep,
    find(id) {
      const cached = cache.get(id);

      return cached && keep(cached);
    },
  };
}
