import { done, newsOf, newsOfStart } from '../../../server/src/conversations/news';
import { NO_WRITERS } from '../../../server/src/conversations/shown';
import { toRow } from '../../../server/src/plugin/database/ids';
import type { Decision, StoredMessage } from '../../../server/src/threads/entries';

const stored = (seq: number, over: Partial<StoredMessage> = {}): StoredMessage => ({
  thread: toRow(1),
  ownerId: 'one',
  audience: 'public',
  clientId: `client-${seq}`,
  author: 'visitor',
  operator: null,
  name: 'Visitor 1',
  kind: 'text',
  body: 'Hello',
  rating: null,
  sentAt: new Date('2026-03-01T10:00:00Z'),
  seq,
  version: seq,
  ...over,
});

const written = (
  message: StoredMessage,
  over: { assigned?: true; ended?: true } = {}
): Decision => ({
  kind: 'new',
  message,
  assigned: false,
  ended: false,
  asked: false,
  full: false,
  ...over,
});

const newsFrom = (...decisions: Decision[]) => newsOf(done(decisions, NO_WRITERS));

describe('what a batch means to others', () => {
  it('tells all messages of a batch at once, in order', () => {
    const [sent, ...more] = newsFrom(written(stored(1)), written(stored(2)));

    expect(more).toEqual([]);
    expect(sent?.name).toBe('livechat.messages.sent');
    expect(sent?.payload).toMatchObject({ messages: [{ seq: 1 }, { seq: 2 }], taken: [] });
  });

  it('tells nothing of what was refused, is a repetition, or belongs elsewhere', () => {
    expect(
      newsFrom(
        { kind: 'ended' },
        { kind: 'unknown' },
        { kind: 'beyond' },
        { kind: 'repeated', message: stored(1) }
      )
    ).toEqual([]);
  });

  it('tells who took a conversation with the message that took it, and then that it is theirs', () => {
    const answer = stored(1, { author: 'operator', operator: toRow(7) });
    const news = newsFrom(written(answer, { assigned: true }));

    expect(news).toMatchObject([
      { payload: { taken: [{ conversation: 'one', operator: 7 }] } },
      { name: 'livechat.conversation.assigned', payload: { conversation: 'one' } },
    ]);
  });

  it('tells an end after its line', () => {
    expect(newsFrom(written(stored(1), { ended: true })).map(({ name }) => name)).toEqual([
      'livechat.messages.sent',
      'livechat.conversation.ended',
    ]);
  });

  it('tells how far a side has read', () => {
    const read = { ownerId: 'one', by: 'operator', seq: 3 } as const;

    expect(newsFrom({ kind: 'read', ...read })).toEqual([
      { name: 'livechat.messages.read', payload: { conversation: 'one', by: 'operator', seq: 3 } },
    ]);
  });

  it('tells of a start what became of the one before, that there is a new one, and what was said', () => {
    const before = done([written(stored(9, { ownerId: 'before' }), { ended: true })], NO_WRITERS);
    const news = newsOfStart('one', before, done([written(stored(1))], NO_WRITERS));

    expect(news.map(({ name }) => name)).toEqual([
      'livechat.messages.sent',
      'livechat.conversation.ended',
      'livechat.conversation.started',
      'livechat.messages.sent',
    ]);
  });
});
