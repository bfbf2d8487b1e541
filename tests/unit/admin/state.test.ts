import fc from 'fast-check';
import {
  type ConsoleEvent,
  type ConsoleState,
  EMPTY_CONSOLE,
} from '../../../admin/src/conversations/console-state';
import {
  faceOf,
  overOf,
  placeOf,
  readingOf,
  receiptOf,
  seqToRead,
  stackOf,
  unreadOf,
  waitingConversations,
  waitingCount,
  waitingSince,
} from '../../../admin/src/conversations/reading';
import { next } from '../../../admin/src/conversations/state';
import { aConversation, aMessage } from './makers';

const consoleAfter = (
  events: readonly ConsoleEvent[],
  consoleState: ConsoleState = EMPTY_CONSOLE
): ConsoleState => events.reduce((current, event) => next(current, event), consoleState);

const mine: ConsoleEvent = { type: 'identified', me: 'o1' };
const known = (parts: Parameters<typeof aConversation>[0] = {}): ConsoleEvent => ({
  type: 'known',
  conversations: [aConversation(parts)],
});
const received = (parts: Parameters<typeof aMessage>[0] = {}): ConsoleEvent => ({
  type: 'received',
  message: aMessage(parts),
});
const receipt = (by: 'visitor' | 'operator', seq: number): ConsoleEvent => ({
  type: 'receipt',
  receipt: { conversation: 'c1', by, seq },
});

const onDock = ({ windows: { shown, stacked } }: ConsoleState): [string[], string[]] => [
  shown.map(({ id, minimized }) => (minimized ? `${id} folded` : id)),
  stacked.map(({ id }) => id),
];

describe('windows', () => {
  it('open when a conversation comes to this operator', () => {
    const consoleState = consoleAfter([mine, { type: 'opened', conversation: aConversation() }]);

    expect(onDock(consoleState)).toEqual([['c1'], []]);
  });

  it('stay closed when the server tells again of what was read', () => {
    const read = aConversation({ version: 3, readByOperator: 3 });

    expect(onDock(consoleAfter([mine, { type: 'opened', conversation: read }]))).toEqual([[], []]);
  });

  it('open again when the visitor writes', () => {
    const consoleState = consoleAfter([
      mine,
      known(),
      { type: 'window-closed', id: 'c1' },
      received(),
    ]);

    expect(onDock(consoleState)).toEqual([['c1'], []]);
  });

  it.each([
    ['somebody else has it', known({ operator: 'o2' }), received()],
    ['nobody has it', known({ operator: null }), received()],
    ['the operator wrote it', known(), received({ author: 'operator' })],
    ['it is a line of the system', known(), received({ author: 'system', kind: 'left' })],
  ])('stay closed when %s', (_, conversation, message) => {
    expect(onDock(consoleAfter([mine, conversation, message]))).toEqual([[], []]);
  });

  it('stay folded whatever comes, and count it', () => {
    const consoleState = consoleAfter([
      mine,
      known(),
      received(),
      { type: 'window-folded', id: 'c1', minimized: true },
      received({ seq: 2 }),
      received({ seq: 3 }),
      { type: 'opened', conversation: aConversation({ version: 3, unread: 3 }) },
      { type: 'listed', conversations: [aConversation({ version: 3, unread: 3 })] },
    ]);

    expect(onDock(consoleState)).toEqual([['c1 folded'], []]);
    expect(unreadOf(consoleState, 'c1')).toBe(3);
  });

  it('wait in the stack where there is no place', () => {
    const all = ['c1', 'c2', 'c3', 'c4'].map((id) => aConversation({ id }));
    const consoleState = consoleAfter([
      mine,
      ...all.map((conversation): ConsoleEvent => ({ type: 'opened', conversation })),
    ]);

    expect(onDock(consoleState)).toEqual([
      ['c1', 'c2'],
      ['c3', 'c4'],
    ]);
    expect(onDock(consoleAfter([{ type: 'window-opened', id: 'c4' }], consoleState))).toEqual([
      ['c4', 'c2'],
      ['c3', 'c1'],
    ]);
  });

  it('come back after a reload for those who still wait, the longest first', () => {
    const at = (minute: number) => `2026-01-01T12:0${minute}:00.000Z`;
    const conversations = [
      aConversation({ id: 'later', unread: 1, lastMessageAt: at(2) }),
      aConversation({ id: 'waits', unread: 2, lastMessageAt: at(1) }),
      aConversation({ id: 'read' }),
      aConversation({ id: 'another', operator: 'o2', unread: 1 }),
      aConversation({ id: 'over', state: 'ended', unread: 1 }),
    ];
    const consoleState = consoleAfter([mine, { type: 'listed', conversations }]);

    expect(onDock(consoleState)).toEqual([['waits', 'later'], []]);
  });

  it.each([
    [0, [[], ['a', 'b', 'c', 'd']]],
    [1, [['b'], ['a', 'c', 'd']]],
    [
      2,
      [
        ['a folded', 'b'],
        ['c', 'd'],
      ],
    ],
    [3, [['a folded', 'b', 'c'], ['d']]],
  ])('come back as they were, as many as fit where there is room for %d', (capacity, expected) => {
    const window = (id: string, minimized = false) => ({ id, minimized, used: 1 });
    const windows = {
      shown: [window('a', true), window('b')],
      stacked: [window('c'), window('d')],
      capacity: 2,
      vacant: 0,
    };

    expect(
      onDock(
        consoleAfter([
          { type: 'capacity', capacity },
          { type: 'windows-restored', windows },
        ])
      )
    ).toEqual(expected);
  });

  it('leave the places free that were free before a reload', () => {
    const window = { id: 'a', minimized: false, used: 1 };
    const windows = { shown: [], stacked: [window], capacity: 2, vacant: 0 };

    expect(onDock(consoleAfter([{ type: 'windows-restored', windows }]))).toEqual([[], ['a']]);
  });

  it('leave the stack once the server no longer counts them among one’s own', () => {
    const window = (id: string) => ({ id, minimized: false, used: 1 });
    const consoleState = consoleAfter([
      mine,
      {
        type: 'windows-restored',
        windows: {
          shown: [window('gone')],
          stacked: [window('c1'), window('c2')],
          capacity: 2,
          vacant: 0,
        },
      },
      { type: 'listed', conversations: [aConversation()] },
    ]);

    expect(onDock(consoleState)).toEqual([['gone'], ['c1']]);
  });
});

describe('the stack', () => {
  const at = (minute: number) => `2026-01-01T12:${String(minute).padStart(2, '0')}:00.000Z`;
  const stacked = (consoleState: ConsoleState): [string, string | null][] =>
    stackOf(consoleState).map(({ conversation, waitingSince: since }) => [conversation.id, since]);
  const all = (conversations: readonly ReturnType<typeof aConversation>[]): ConsoleEvent[] => [
    mine,
    { type: 'capacity', capacity: 0 },
    { type: 'listed', conversations },
    ...conversations.map(({ id }): ConsoleEvent => ({ type: 'window-opened', id })),
  ];

  it('shows who waits longest first, then what is answered, then what is over', () => {
    const consoleState = consoleAfter(
      all([
        aConversation({ id: 'over', state: 'ended', waiting: true, lastMessageAt: at(1) }),
        aConversation({ id: 'answered', lastMessageAt: at(9) }),
        aConversation({ id: 'short', waiting: true, lastMessageAt: at(5) }),
        aConversation({ id: 'long', waiting: true, lastMessageAt: at(2) }),
        aConversation({ id: 'taken', operator: 'o2', waiting: true, lastMessageAt: at(1) }),
      ])
    );

    expect(stacked(consoleState)).toEqual([
      ['long', at(2)],
      ['short', at(5)],
      ['answered', null],
      ['over', null],
      ['taken', null],
    ]);
  });

  it('counts from the first thing said after the last answer', () => {
    const filled = (seq: number, minute: number, author: 'visitor' | 'operator' = 'visitor') =>
      received({ seq, author, sentAt: at(minute) });
    const conversation = aConversation({ waiting: true, lastMessageAt: at(0) });

    expect(waitingSince(consoleAfter(all([conversation])), 'c1')).toBe(at(0));
    expect(waitingSince(consoleAfter([...all([conversation]), filled(2, 4)]), 'c1')).toBe(at(0));
    expect(
      waitingSince(
        consoleAfter([
          ...all([conversation]),
          filled(2, 4),
          filled(3, 5, 'operator'),
          known({ version: 3, waiting: false, lastMessageAt: at(5) }),
          filled(4, 7),
          filled(5, 8),
        ]),
        'c1'
      )
    ).toBe(at(7));
    expect(
      waitingSince(
        consoleAfter([...all([conversation]), filled(2, 4), filled(3, 5, 'operator')]),
        'c1'
      )
    ).toBeNull();
  });
});

describe('what is over', () => {
  it('is what ended, and what a colleague took', () => {
    expect(overOf(consoleAfter([mine, known()]), 'c1')).toBeNull();
    expect(overOf(consoleAfter([mine, known({ operator: null })]), 'c1')).toBeNull();
    expect(overOf(consoleAfter([mine, known({ state: 'ended' })]), 'c1')).toBe('ended');
    expect(overOf(consoleAfter([mine, known({ operator: 'o2' })]), 'c1')).toBe('taken');
    expect(overOf(consoleAfter([mine]), 'c1')).toBeNull();
  });

  it('says what the visitor thought, and what they think now', () => {
    const rated = (value: 5 | 1, version: number) =>
      received({
        seq: 2,
        version,
        author: 'system',
        kind: 'rating',
        rating: { value, comment: null },
      });

    expect(faceOf(consoleAfter([known()]), 'c1')).toBeNull();
    expect(faceOf(consoleAfter([known(), rated(5, 2)]), 'c1')).toBe(5);
    expect(faceOf(consoleAfter([known(), rated(5, 2), rated(1, 3)]), 'c1')).toBe(1);
  });
});

describe('where a visitor is', () => {
  it.each([
    ['/mugs/blue?size=2#top', 'Website · /mugs/blue?size=2#top'],
    ['https://site.example/mugs/blue?size=2#top', 'Website · /mugs/blue?size=2#top'],
    ['not an address', 'Website · not an address'],
    [null, 'Website'],
  ])('is said of the page %j', (currentPage, position) => {
    expect(placeOf(consoleAfter([known({ currentPage })]), 'c1')).toBe(position);
  });

  it('follows them from page to page', () => {
    const moved: ConsoleEvent = { type: 'moved', moved: { conversation: 'c1', page: '/cart' } };

    expect(placeOf(consoleAfter([known({ currentPage: '/' }), moved]), 'c1')).toBe(
      'Website · /cart'
    );
    expect(consoleAfter([moved]).conversations).toEqual({});
  });
});

describe('a tab that stays open for weeks', () => {
  const many = (count: number, parts: Parameters<typeof aConversation>[0] = {}) =>
    Array.from({ length: count }, (_, index) => aConversation({ id: `old${index}`, ...parts }));
  const heardOf = (conversations: readonly { id: string }[]): ConsoleEvent[] =>
    conversations.map(({ id }) => received({ conversation: id }));

  it('forgets what was said where nobody looks and nobody waits', () => {
    const ended = many(60, { state: 'ended' });
    const consoleState = consoleAfter([
      mine,
      { type: 'known', conversations: ended },
      ...heardOf(ended),
    ]);

    expect(Object.keys(consoleState.threads)).toEqual(ended.slice(10).map(({ id }) => id));
  });

  it('forgets conversations it has not heard of for longest', () => {
    const pages = Array.from({ length: 12 }, (_, page) =>
      many(50, { state: 'ended' }).map((one) => ({ ...one, id: `${page} ${one.id}` }))
    );
    const consoleState = consoleAfter([
      mine,
      ...pages.map((conversations): ConsoleEvent => ({ type: 'known', conversations })),
    ]);

    expect(Object.keys(consoleState.conversations)).toHaveLength(500);
    expect(pages.at(-1)?.every(({ id }) => consoleState.conversations[id] !== undefined)).toBe(
      true
    );
  });

  it.each([
    ['is on the dock', [{ type: 'window-opened', id: 'kept' }] as const],
    ['is on the screen', [{ type: 'on-screen', id: 'kept', isThere: true }] as const],
    ['has something unsent', [{ type: 'wrote', id: 'kept', clientId: 'x', body: 'x' }] as const],
    ['goes on', [{ type: 'known', conversations: [aConversation({ id: 'kept' })] }] as const],
  ])('keeps what %s', (_, events) => {
    const ended = many(60, { state: 'ended' });
    const consoleState = consoleAfter([
      mine,
      received({ conversation: 'kept' }),
      ...events,
      ...heardOf(ended),
    ]);

    expect(consoleState.threads.kept?.messages).toHaveLength(1);
  });
});

describe('unread', () => {
  it('grows with the visitor’s messages only', () => {
    const consoleState = consoleAfter([
      mine,
      known(),
      received(),
      received({ seq: 2, author: 'operator' }),
      received({ seq: 3, author: 'system', kind: 'left' }),
      received({ seq: 4 }),
    ]);

    expect(unreadOf(consoleState, 'c1')).toBe(2);
  });

  it('counts what came after the server’s own count, once', () => {
    const consoleState = consoleAfter([
      mine,
      known({ version: 3, unread: 2 }),
      received({ seq: 3 }),
      received({ seq: 4 }),
      received({ seq: 4 }),
    ]);

    expect(unreadOf(consoleState, 'c1')).toBe(3);
  });

  it('is gone when the operator has seen the last message', () => {
    const consoleState = consoleAfter([
      mine,
      known({ version: 1, unread: 1 }),
      received({ seq: 2 }),
      receipt('operator', 2),
    ]);

    expect(unreadOf(consoleState, 'c1')).toBe(0);
    expect(seqToRead(consoleState, 'c1')).toBeNull();
  });

  it('does not come back with an older account of the server', () => {
    const consoleState = consoleAfter([
      mine,
      known({ version: 2 }),
      receipt('operator', 2),
      known({ version: 2, unread: 2 }),
    ]);

    expect(unreadOf(consoleState, 'c1')).toBe(0);
  });

  it('waits for this operator, and for nobody’s conversations', () => {
    const conversations = [
      aConversation({ id: 'mine', unread: 1 }),
      aConversation({ id: 'free', operator: null, unread: 2 }),
      aConversation({ id: 'another', operator: 'o2', unread: 4 }),
      aConversation({ id: 'over', state: 'ended', unread: 8 }),
    ];

    expect(waitingCount(consoleAfter([mine, { type: 'listed', conversations }]))).toBe(3);
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
    const consoleState = consoleAfter([mine, { type: 'listed', conversations }]);
    const waiting = (events: readonly ConsoleEvent[]) =>
      waitingConversations(consoleAfter(events, consoleState)).map(
        ({ conversation }) => conversation.id
      );
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
    const consoleState = consoleAfter([
      mine,
      { type: 'listed', conversations: [taken] },
      { type: 'listed', conversations: [] },
    ]);

    expect(waitingConversations(consoleState)).toEqual([]);
    expect(waitingCount(consoleState)).toBe(0);
  });

  it('does not wait for this operator where the inbox shows what others look after', () => {
    const foreign = aConversation({ id: 'foreign', operator: null, unread: 1, waiting: true });
    const own = aConversation({ id: 'own', unread: 1, waiting: true });
    const consoleState = consoleAfter([
      mine,
      { type: 'listed', conversations: [] },
      { type: 'known', conversations: [foreign, own] },
    ]);

    expect(waitingConversations(consoleState).map(({ conversation }) => conversation.id)).toEqual([
      'own',
    ]);
  });

  it('waits as soon as it is opened at this operator', () => {
    const conversation = aConversation({ id: 'new', unread: 1, waiting: true });
    const consoleState = consoleAfter([
      mine,
      { type: 'listed', conversations: [] },
      { type: 'opened', conversation },
    ]);

    expect(waitingCount(consoleState)).toBe(1);
  });

  it('is not known before the server told who waits', () => {
    expect(consoleAfter([mine, known({ unread: 1 })]).awaited).toBeNull();
  });

  it('is reported as seen by whose conversation it is', () => {
    const heard = [mine, received(), received({ seq: 2 })];

    expect(seqToRead(consoleAfter([known(), ...heard]), 'c1')).toBe(2);
    expect(seqToRead(consoleAfter([known({ operator: 'o2' }), ...heard]), 'c1')).toBeNull();
  });
});

describe('a conversation', () => {
  it('never opens again', () => {
    const consoleState = consoleAfter([
      known({ state: 'ended', version: 4 }),
      known({ version: 3 }),
    ]);

    expect(consoleState.conversations.c1?.state).toBe('ended');
  });

  it('shows the last thing said, whoever said it first', () => {
    const consoleState = consoleAfter([
      known({ lastMessage: 'old' }),
      received({ seq: 2 }),
      received({ seq: 1 }),
    ]);

    expect(readingOf(consoleState, 'c1')?.lastMessage).toBe('message 2');
  });

  it('is neither answered nor shown by a note, and what was said stays seen', () => {
    const note = { author: 'operator', audience: 'internal' } as const;
    const asked = consoleAfter([
      known({ lastMessage: 'old', waiting: true }),
      received({ seq: 1 }),
      received({ ...note, seq: 2 }),
    ]);
    const answered = consoleAfter([
      known({ readByVisitor: 1 }),
      received({ author: 'operator', seq: 1 }),
      received({ ...note, seq: 2 }),
    ]);

    expect(readingOf(asked, 'c1')).toMatchObject({ lastMessage: 'message 1', waiting: true });
    expect(waitingSince(asked, 'c1')).not.toBeNull();
    expect(receiptOf(answered, 'c1')).toBe('message.read');
  });

  it('stops typing when the message is there', () => {
    const typing: ConsoleEvent = {
      type: 'typing',
      typing: { conversation: 'c1', by: 'visitor', typing: true },
    };

    expect(consoleAfter([known(), typing]).typing).toEqual({ c1: true });
    expect(consoleAfter([known(), typing, received()]).typing).toEqual({});
  });

  it('does not say that the operator types', () => {
    const typing = { conversation: 'c1', by: 'operator', typing: true } as const;

    expect(consoleAfter([known(), { type: 'typing', typing }]).typing).toEqual({});
  });

  it('is loaded by an answer from its beginning only', () => {
    const sync = { conversation: null, messages: [aMessage()], more: false };

    expect(consoleAfter([{ type: 'synced', id: 'c1', after: 3, sync }]).loaded).toEqual({});
    expect(consoleAfter([{ type: 'synced', id: 'c1', after: 0, sync }]).loaded).toEqual({
      c1: true,
    });
  });
});

it('converges, whatever the order of the news and however often they come', () => {
  const news: ConsoleEvent[] = [
    ...[1, 2, 3, 4].map((seq) => received({ seq, author: seq === 3 ? 'operator' : 'visitor' })),
    received({ seq: 2, version: 5 }),
    known({ version: 2, unread: 2 }),
    known({ version: 4, unread: 3 }),
    known({ version: 6, state: 'ended', unread: 1, readByOperator: 3 }),
    receipt('operator', 1),
    receipt('operator', 3),
    receipt('visitor', 3),
  ];
  const sync = {
    conversation: aConversation({ version: 6, state: 'ended', unread: 1, readByOperator: 3 }),
    messages: [
      aMessage({ seq: 1 }),
      aMessage({ seq: 2, version: 5 }),
      aMessage({ seq: 3, author: 'operator' }),
      aMessage({ seq: 4 }),
    ],
    more: false,
  };
  const settled: ConsoleEvent[] = [{ type: 'synced', id: 'c1', after: 0, sync }];
  const facts = (consoleState: ConsoleState) => [
    consoleState.conversations.c1,
    consoleState.threads.c1?.messages,
    unreadOf(consoleState, 'c1'),
  ];
  const expected = facts(consoleAfter([mine, ...news, ...settled]));

  fc.assert(
    fc.property(fc.shuffledSubarray([...news, ...news], { minLength: 0 }), (heard) => {
      expect(facts(consoleAfter([mine, ...heard, ...settled, receipt('visitor', 3)]))).toEqual(
        expected
      );
    })
  );
});

it('counts what a colleague had read as unread by whoever gets the conversation', () => {
  const had = aConversation({ version: 4, operator: 'o2', readByOperator: 4 });
  const given = aConversation({ version: 5, operator: 'o1', readByOperator: 0, unread: 2 });
  const consoleState = consoleAfter([
    { type: 'identified', me: 'o1' },
    { type: 'known', conversations: [had] },
    { type: 'opened', conversation: given },
  ]);

  expect(unreadOf(consoleState, 'c1')).toBe(2);
  expect(consoleState.windows.shown.map(({ id }) => id)).toEqual(['c1']);
});
