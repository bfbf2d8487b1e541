import type { Counters } from '../../../server/src/conversations/entries';
import { toRatable, whyNotRatable } from '../../../server/src/conversations/ratable';
import { toRow } from '../../../server/src/plugin/database/ids';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));

const counters: Counters = {
  row: toRow(3),
  thread: toRow(1),
  revision: 0,
  lastAuthor: 'visitor',
  id: 'three',
  state: 'ended',
  version: 9,
  operator: toRow(5),
  lastHuman: toRow(6),
  visitorMessages: 4,
  operatorMessages: 3,
  botMessages: 0,
  readByVisitor: 9,
  readByOperator: 9,
  lastMessage: 'bye',
  lastMessageAt: at(90),
  startedAt: at(0),
  firstAnswerAt: at(12),
  endedAt: at(100),
  endedBy: 'visitor',
  askRating: true,
};

const facts = { channelRow: toRow<'channel'>(1), visitor: toRow<'visitor'>(2), locale: 'fr' };

describe('toRatable', () => {
  it('rates the human who last wrote', () => {
    expect(toRatable(counters, facts, at(200))).toMatchObject({
      operator: 6,
      firstResponseSeconds: 12,
      lengthSeconds: 100,
    });
  });

  it.each([
    ['else the one assigned', { lastHuman: null }, 5],
    ['else nobody', { lastHuman: null, operator: null }, null],
  ])('%s', (_rule, over, operator) => {
    expect(toRatable({ ...counters, ...over }, facts, at(200)).operator).toBe(operator);
  });

  it.each([true, false])(
    'takes from its conversation whether a rating was asked for: %p',
    (asked) => {
      expect(toRatable({ ...counters, askRating: asked }, facts, at(200)).asked).toBe(asked);
    }
  );

  it('knows no first response when nobody answered', () => {
    const unanswered = { ...counters, firstAnswerAt: null };

    expect(toRatable(unanswered, facts, at(200)).firstResponseSeconds).toBeNull();
  });
});

describe('whyNotRatable', () => {
  it.each([
    ['ended', 1, true, null],
    ['ended', 1, false, 'RATING_NOT_ASKED'],
    ['ended', 0, false, 'RATING_TOO_EARLY'],
    ['open', 3, false, 'RATING_TOO_EARLY'],
    ['open', 3, true, 'RATING_TOO_EARLY'],
  ] as const)(
    'says of a conversation %s with %d messages of its visitor, asked %p: %p',
    (state, visitorMessages, asked, refusal) => {
      expect(whyNotRatable({ state, visitorMessages, asked })).toBe(refusal);
    }
  );
});
