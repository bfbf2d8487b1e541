import type { Bounds, Counters } from '../../../server/src/conversations/entries';
import {
  closing,
  messageOfSystem,
  messageOfVisitor,
} from '../../../server/src/conversations/messages';
import {
  isBeyond,
  type Kind,
  type Phase,
  phaseOf,
  TRANSITIONS,
  type Turn,
  turnOf,
} from '../../../server/src/conversations/state';
import { toRow } from '../../../server/src/plugin/database/ids';

const NOW = new Date('2026-03-01T10:00:00Z');
const BOUNDS: Bounds = { silentSince: new Date('2026-02-28T10:00:00Z'), messages: 10 };

const counters: Counters = {
  row: toRow(1),
  thread: toRow(1),
  revision: 0,
  lastAuthor: 'visitor',
  id: 'one',
  state: 'open',
  version: 3,
  operator: null,
  lastHuman: null,
  visitorMessages: 1,
  operatorMessages: 1,
  botMessages: 0,
  readByVisitor: 0,
  readByOperator: 0,
  lastMessage: 'Hello',
  lastMessageAt: NOW,
  startedAt: new Date(0),
  firstAnswerAt: null,
  endedAt: null,
  endedBy: null,
  askRating: false,
};

const IN: Record<Phase, Counters> = {
  open: counters,
  lapsed: { ...counters, lastMessageAt: BOUNDS.silentSince },
  ended: { ...counters, state: 'ended', endedBy: 'visitor', endedAt: NOW },
  closed: { ...counters, state: 'ended', endedBy: 'system', endedAt: NOW },
};

const visitor = { id: 'one', thread: toRow<'thread'>(1), visitorName: 'Visitor 1' };

const MESSAGES = {
  said: messageOfVisitor(visitor, 'client-1', 'Hello', NOW),
  note: {
    ...messageOfVisitor(visitor, 'client-2', 'A note', NOW),
    author: 'operator' as const,
    audience: 'internal' as const,
  },
  rating: messageOfSystem(visitor, 'rating:1', { kind: 'rating' }, NOW),
  other: messageOfSystem(visitor, 'moved:1', { kind: 'moved' }, NOW),
};

const cells = Object.entries(TRANSITIONS).flatMap(([phase, row]) =>
  Object.entries(row).map(([kind, turn]) => [phase, kind, turn] as [Phase, Kind, Turn])
);

describe('the states of a conversation', () => {
  it.each(Object.entries(IN))('knows one that is %s', (phase, conversation) => {
    expect(phaseOf(conversation, BOUNDS)).toBe(phase);
  });

  it('is at its end when it is full', () => {
    const full = { ...counters, visitorMessages: 4, operatorMessages: 5, botMessages: 1 };

    expect(phaseOf(full, BOUNDS)).toBe('lapsed');
  });

  it.each(cells)('answers in one that is %s to what is %s: %s', (phase, kind, turn) => {
    expect(turnOf(MESSAGES[kind], IN[phase], BOUNDS)).toBe(turn);
  });

  it('takes a rating always', () => {
    expect(Object.values(TRANSITIONS).map(({ rating }) => rating)).toEqual(
      Object.keys(TRANSITIONS).map(() => 'write')
    );
  });

  it('goes on in another one where nobody ended it', () => {
    const beyond = Object.entries(IN).filter(([, one]) => isBeyond(one, BOUNDS));

    expect(beyond.map(([phase]) => phase)).toEqual(['lapsed', 'closed']);
  });

  it('ends by itself only while it is silent', () => {
    const ending = closing(visitor, 'silent', BOUNDS.silentSince);

    expect(turnOf(ending, IN.lapsed, BOUNDS)).toBe('write');
    expect(turnOf(ending, IN.open, BOUNDS)).toBe('ended');
  });
});
