import fc from 'fast-check';
import {
  readingOf,
  seqToSee,
  unreadOf,
  waitingConversations,
  waitingCount,
} from '../../../admin/src/conversations/reading';
import {
  type Desk,
  type DeskEvent,
  EMPTY_DESK,
  next,
} from '../../../admin/src/conversations/state';
import { aConversation, aMessage } from './makers';

const deskAfter = (events: readonly DeskEvent[], desk: Desk = EMPTY_DESK): Desk =>
  events.reduce((current, event) => next(current, event), desk);

const mine: DeskEvent = { type: 'identified', me: 'o1' };
const known = (parts: Parameters<typeof aConversation>[0] = {}): DeskEvent => ({
  type: 'known',
  conversations: [aConversation(parts)],
});
const received = (parts: Parameters<typeof aMessage>[0] = {}): DeskEvent => ({
  type: 'received',
  message: aMessage(parts),
});
const seen = (by: 'visitor' | 'operator', seq: number): DeskEvent => ({
  type: 'seen',
  seen: { conversation: 'c1', by, seq },
});

describe('windows', () => {
  it('open when a conversation comes to this operator', () => {
    const desk = deskAfter([mine, { type: 'opened', conversation: aConversation() }]);

    expect(desk.windows.list).toEqual([{ id: 'c1', folded: false }]);
  });

  it('stay closed when the server tells again of what was read', () => {
    const read = aConversation({ version: 3, seenByOperator: 3 });

    expect(deskAfter([mine, { type: 'opened', conversation: read }]).windows.list).toEqual([]);
  });

  it('open again when the visitor writes', () => {
    const desk = deskAfter([mine, known(), { type: 'window-closed', id: 'c1' }, received()]);

    expect(desk.windows.list).toEqual([{ id: 'c1', folded: false }]);
  });

  it.each([
    ['somebody else has it', known({ operator: 'o2' }), received()],
    ['nobody has it', known({ operator: null }), received()],
    ['the operator wrote it', known(), received({ author: 'operator' })],
    ['it is a line of the system', known(), received({ author: 'system', kind: 'left' })],
  ])('stay closed when %s', (_, conversation, message) => {
    expect(deskAfter([mine, conversation, message]).windows.list).toEqual([]);
  });

  it('stay as they are when a message comes twice', () => {
    const folded = deskAfter([
      mine,
      known(),
      received(),
      { type: 'window-folded', id: 'c1', folded: true },
      received(),
    ]);

    expect(folded.windows.list).toEqual([{ id: 'c1', folded: true }]);
  });

  it('come back after a reload for those who still wait', () => {
    const conversations = [
      aConversation({ id: 'waits', unread: 2 }),
      aConversation({ id: 'read' }),
      aConversation({ id: 'another', operator: 'o2', unread: 1 }),
      aConversation({ id: 'over', state: 'ended', unread: 1 }),
    ];
    const desk = deskAfter([mine, { type: 'listed', conversations }]);

    expect(desk.windows.list.map(({ id }) => id)).toEqual(['waits']);
  });
});

describe('unread', () => {
  it('grows with the visitor’s messages only', () => {
    const desk = deskAfter([
      mine,
      known(),
      received(),
      received({ seq: 2, author: 'operator' }),
      received({ seq: 3, author: 'system', kind: 'left' }),
      received({ seq: 4 }),
    ]);

    expect(unreadOf(desk, 'c1')).toBe(2);
  });

  it('counts what came after the server’s own count, once', () => {
    const desk = deskAfter([
      mine,
      known({ version: 3, unread: 2 }),
      received({ seq: 3 }),
      received({ seq: 4 }),
      received({ seq: 4 }),
    ]);

    expect(unreadOf(desk, 'c1')).toBe(3);
  });

  it('is gone when the operator has seen the last message', () => {
    const desk = deskAfter([
      mine,
      known({ version: 1, unread: 1 }),
      received({ seq: 2 }),
      seen('operator', 2),
    ]);

    expect(unreadOf(desk, 'c1')).toBe(0);
    expect(seqToSee(desk, 'c1')).toBeNull();
  });

  it('does not come back with an older account of the server', () => {
    const desk = deskAfter([
      mine,
      known({ version: 2 }),
      seen('operator', 2),
      known({ version: 2, unread: 2 }),
    ]);

    expect(unreadOf(desk, 'c1')).toBe(0);
  });

  it('waits for this operator, and for nobody’s conversations', () => {
    const conversations = [
      aConversation({ id: 'mine', unread: 1 }),
      aConversation({ id: 'free', operator: null, unread: 2 }),
      aConversation({ id: 'another', operator: 'o2', unread: 4 }),
      aConversation({ id: 'over', state: 'ended', unread: 8 }),
    ];

    expect(waitingCount(deskAfter([mine, { type: 'listed', conversations }]))).toBe(3);
  });

  it('lists who waits for this operator, the longest first', () => {
    const at = (minute: number) => `2026-01-01T12:0${minute}:00.000Z`;
    const conversations = [
      aConversation({ id: 'later', waiting: true, lastMessageAt: at(2) }),
      aConversation({ id: 'free', operator: null, waiting: true, lastMessageAt: at(1) }),
      aConversation({ id: 'answered', waiting: false, lastMessageAt: at(0) }),
      aConversation({ id: 'theirs', operator: 'o2', waiting: true }),
      aConversation({ id: 'over', state: 'ended', waiting: true }),
    ];
    const desk = deskAfter([mine, { type: 'listed', conversations }]);
    const waiting = (events: readonly DeskEvent[]) =>
      waitingConversations(deskAfter(events, desk)).map(({ conversation }) => conversation.id);
    const answer = received({ conversation: 'free', author: 'operator', sentAt: at(3) });

    expect(waiting([])).toEqual(['free', 'later']);
    expect(waiting([answer])).toEqual(['later']);
    expect(waiting([answer, received({ conversation: 'free', seq: 2, sentAt: at(4) })])).toEqual([
      'later',
      'free',
    ]);
  });

  it('does not wait any more when a colleague took it while the line was cut', () => {
    const taken = aConversation({ id: 'taken', operator: null, unread: 1, waiting: true });
    const desk = deskAfter([
      mine,
      { type: 'listed', conversations: [taken] },
      { type: 'listed', conversations: [] },
    ]);

    expect(waitingConversations(desk)).toEqual([]);
    expect(waitingCount(desk)).toBe(0);
  });

  it('does not wait for this operator where the inbox shows what others look after', () => {
    const foreign = aConversation({ id: 'foreign', operator: null, unread: 1, waiting: true });
    const own = aConversation({ id: 'own', unread: 1, waiting: true });
    const desk = deskAfter([
      mine,
      { type: 'listed', conversations: [] },
      { type: 'known', conversations: [foreign, own] },
    ]);

    expect(waitingConversations(desk).map(({ conversation }) => conversation.id)).toEqual(['own']);
  });

  it('waits as soon as it is opened at this operator', () => {
    const conversation = aConversation({ id: 'new', unread: 1, waiting: true });
    const desk = deskAfter([
      mine,
      { type: 'listed', conversations: [] },
      { type: 'opened', conversation },
    ]);

    expect(waitingCount(desk)).toBe(1);
  });

  it('is not known before the server told who waits', () => {
    expect(deskAfter([mine, known({ unread: 1 })]).awaited).toBeNull();
  });

  it('is reported as seen by whose conversation it is', () => {
    const heard = [mine, received(), received({ seq: 2 })];

    expect(seqToSee(deskAfter([known(), ...heard]), 'c1')).toBe(2);
    expect(seqToSee(deskAfter([known({ operator: 'o2' }), ...heard]), 'c1')).toBeNull();
  });
});

describe('a conversation', () => {
  it('never opens again', () => {
    const desk = deskAfter([known({ state: 'ended', version: 4 }), known({ version: 3 })]);

    expect(desk.conversations.c1?.state).toBe('ended');
  });

  it('shows the last thing said, whoever said it first', () => {
    const desk = deskAfter([
      known({ lastMessage: 'old' }),
      received({ seq: 2 }),
      received({ seq: 1 }),
    ]);

    expect(readingOf(desk, 'c1')?.lastMessage).toBe('message 2');
  });

  it('stops typing when the message is there', () => {
    const typing: DeskEvent = {
      type: 'typing',
      typing: { conversation: 'c1', by: 'visitor', typing: true },
    };

    expect(deskAfter([known(), typing]).typing).toEqual({ c1: true });
    expect(deskAfter([known(), typing, received()]).typing).toEqual({});
  });

  it('does not say that the operator types', () => {
    const typing = { conversation: 'c1', by: 'operator', typing: true } as const;

    expect(deskAfter([known(), { type: 'typing', typing }]).typing).toEqual({});
  });

  it('is loaded by an answer from its beginning only', () => {
    const sync = { conversation: null, messages: [aMessage()], more: false };

    expect(deskAfter([{ type: 'synced', id: 'c1', after: 3, sync }]).loaded).toEqual({});
    expect(deskAfter([{ type: 'synced', id: 'c1', after: 0, sync }]).loaded).toEqual({ c1: true });
  });
});

it('converges, whatever the order of the news and however often they come', () => {
  const news: DeskEvent[] = [
    ...[1, 2, 3, 4].map((seq) => received({ seq, author: seq === 3 ? 'operator' : 'visitor' })),
    received({ seq: 2, version: 5 }),
    known({ version: 2, unread: 2 }),
    known({ version: 4, unread: 3 }),
    known({ version: 6, state: 'ended', unread: 1, seenByOperator: 3 }),
    seen('operator', 1),
    seen('operator', 3),
    seen('visitor', 3),
  ];
  const sync = {
    conversation: aConversation({ version: 6, state: 'ended', unread: 1, seenByOperator: 3 }),
    messages: [
      aMessage({ seq: 1 }),
      aMessage({ seq: 2, version: 5 }),
      aMessage({ seq: 3, author: 'operator' }),
      aMessage({ seq: 4 }),
    ],
    more: false,
  };
  const settled: DeskEvent[] = [{ type: 'synced', id: 'c1', after: 0, sync }];
  const facts = (desk: Desk) => [
    desk.conversations.c1,
    desk.threads.c1?.messages,
    unreadOf(desk, 'c1'),
  ];
  const expected = facts(deskAfter([mine, ...news, ...settled]));

  fc.assert(
    fc.property(fc.shuffledSubarray([...news, ...news], { minLength: 0 }), (heard) => {
      expect(facts(deskAfter([mine, ...heard, ...settled, seen('visitor', 3)]))).toEqual(expected);
    })
  );
});
