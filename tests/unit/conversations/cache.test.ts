import {
  type CachedConversation,
  createConversationCache,
} from '../../../server/src/conversations/cache';

const cached = (id: string): CachedConversation => ({
  row: 1,
  id,
  channel: 1,
  visitorKey: 'key',
  visitorName: 'Visitor #1',
});

describe('createPlaces', () => {
  it('finds what was kept', () => {
    const cache = createConversationCache();

    cache.keep(cached('a'));

    expect(cache.find('a')).toEqual(cached('a'));
    expect(cache.find('b')).toBeUndefined();
  });

  it('forgets the one used longest ago', () => {
    const cache = createConversationCache(2);

    cache.keep(cached('a'));
    cache.keep(cached('b'));
    cache.find('a');
    cache.keep(cached('c'));

    expect(['a', 'b', 'c'].map((id) => cache.find(id)?.id)).toEqual(['a', undefined, 'c']);
  });
});
