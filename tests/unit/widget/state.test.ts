import fc from 'fast-check';
import { type ChatState, EMPTY_CHAT, lastReadSeq } from '../../../client/src/chat-state';
import {
  type ChatEvent,
  isOngoing,
  isStale,
  next,
  nextOutgoing,
  queryOf,
  unreadOf,
} from '../../../client/src/state';
import type { Message } from '../../../shared/conversations';
import { answer, conversation, message } from './makers';

const having = (events: readonly ChatEvent[], from: ChatState = EMPTY_CHAT): ChatState =>
  events.reduce(next, from);

const received = (seq: number, more: Partial<Message> = {}): ChatEvent => ({
  type: 'received',
  message: message(seq, more),
});

/** Asks as the chat does, of a server that knows everything. */
function synced(state: ChatState, server: readonly Message[], known = conversation()): ChatState {
  const asked = queryOf(state);

  return next(state, {
    type: 'synced',
    asked,
    answer: answer({
      conversation: { ...known, version: server.at(-1)?.version ?? 0 },
      messages: server.filter(({ version }) => version > asked.after),
    }),
  });
}

const texts = ({ thread }: ChatState): string[] =>
  thread.messages.map(({ segments }) => segments.map(({ text }) => text).join(''));

const ongoing = having([
  { type: 'opened' },
  { type: 'connected' },
  { type: 'wrote', clientId: 'mine', body: 'Hello' },
  { type: 'received', message: message(1, { clientId: 'mine', author: 'visitor' }) },
]);

describe('what is written', () => {
  it('is shown at once and sent in order', () => {
    const state = having([
      { type: 'wrote', clientId: 'a', body: 'first' },
      { type: 'wrote', clientId: 'b', body: 'second' },
    ]);

    expect(state.thread.outgoing.map(({ body }) => body)).toEqual(['first', 'second']);
    expect(nextOutgoing(state)?.clientId).toBe('a');
  });

  it('starts the conversation its answer names', () => {
    expect(ongoing.conversation?.id).toBe('one');
    expect(isOngoing(ongoing)).toBe(true);
    expect(nextOutgoing(ongoing)).toBeNull();
  });

  it('lets the next one through when one is refused, and waits for a retry', () => {
    const state = having(
      [
        { type: 'wrote', clientId: 'a', body: 'too long' },
        { type: 'wrote', clientId: 'b', body: 'fine' },
        { type: 'refused', clientId: 'a' },
      ],
      ongoing
    );

    expect(nextOutgoing(state)?.clientId).toBe('b');
    expect(
      nextOutgoing(having([{ type: 'wrote', clientId: 'a', body: 'too long' }], state))?.clientId
    ).toBe('b');
  });

  it('is not shown twice when it comes back from the server', () => {
    const state = having([received(1, { clientId: 'mine', author: 'visitor' })], ongoing);

    expect(state.thread.messages).toHaveLength(1);
    expect(state.thread.outgoing).toHaveLength(0);
  });
});

describe('what is unread', () => {
  it('counts what operators wrote after what was read', () => {
    const state = having([received(2), received(3, { kind: 'text' })], ongoing);

    expect(unreadOf(state)).toBe(2);
    expect(unreadOf(next(state, { type: 'read' }))).toBe(0);
    expect(unreadOf(having([{ type: 'read' }, received(4)], state))).toBe(1);
  });

  it('is read when another tab read it', () => {
    const state = having(
      [received(2), { type: 'receipt', receipt: { conversation: 'one', by: 'visitor', seq: 2 } }],
      ongoing
    );

    expect(unreadOf(state)).toBe(0);
  });

  it('never grows by old news', () => {
    const read = having([received(2), { type: 'read' }], ongoing);
    const state = having(
      [{ type: 'receipt', receipt: { conversation: 'one', by: 'visitor', seq: 1 } }],
      read
    );

    expect(lastReadSeq(state)).toBe(2);
  });

  it('starts anew in another conversation', () => {
    const ended = having(
      [
        received(9),
        { type: 'read' },
        { type: 'changed', conversation: conversation({ state: 'ended', version: 9 }) },
      ],
      ongoing
    );

    expect(unreadOf(having([received(1, { conversation: 'two' })], ended))).toBe(1);
  });
});

describe('the end', () => {
  const ended = next(ongoing, {
    type: 'changed',
    conversation: conversation({ state: 'ended', version: 1, askRating: true }),
  });

  it('is final, whatever news comes last', () => {
    const state = next(ended, { type: 'changed', conversation: conversation({ version: 9 }) });

    expect(state.conversation?.state).toBe('ended');
    expect(isOngoing(state)).toBe(false);
  });

  it('is put away for good', () => {
    const state = having(
      [
        { type: 'finished' },
        received(2),
        { type: 'changed', conversation: conversation({ version: 2 }) },
        {
          type: 'synced',
          asked: { conversation: null, after: 0, known: 0 },
          answer: answer({ conversation: conversation(), messages: [message(1)] }),
        },
      ],
      ended
    );

    expect(state.conversation).toBeNull();
    expect(state.thread.messages).toEqual([]);
    expect(isStale(state)).toBe(false);
  });

  it('is put away when another tab put it away', () => {
    const state = next(ended, { type: 'recalled', finished: 'one', readUpTo: null });

    expect(state.conversation).toBeNull();
    expect(state.open).toBe(true);
  });

  it('makes room for the next conversation', () => {
    const state = next(ended, { type: 'changed', conversation: conversation({ id: 'two' }) });

    expect(state.conversation?.id).toBe('two');
    expect(state.thread.messages).toEqual([]);
  });
});

describe('news of another conversation', () => {
  it('is looked into from the start when ours is still open', () => {
    const state = next(ongoing, received(5, { conversation: 'two' }));

    expect(state.conversation?.id).toBe('one');
    expect(isStale(state)).toBe(true);
    expect(queryOf(state)).toEqual({ conversation: null, after: 0, known: 0 });
  });

  it('does not disturb an answer that was under way for the one before', () => {
    const ended = next(ongoing, {
      type: 'changed',
      conversation: conversation({ state: 'ended', version: 1 }),
    });
    const other = next(ended, received(1, { conversation: 'two' }));
    const state = next(other, {
      type: 'synced',
      asked: { conversation: 'one', after: 0, known: 1 },
      answer: answer({ conversation: conversation({ version: 1 }), messages: [message(1)] }),
    });

    expect(state).toBe(other);
  });
});

describe('a conversation the server no longer knows', () => {
  it('is forgotten, but not what still waits to be sent', () => {
    const state = having(
      [received(2), { type: 'wrote', clientId: 'b', body: 'still here?' }, { type: 'lost' }],
      ongoing
    );

    expect(state.conversation).toBeNull();
    expect(texts(state)).toEqual([]);
    expect(nextOutgoing(state)?.body).toBe('still here?');
    expect(queryOf(state).conversation).toBeNull();
  });
});

describe('a channel that is gone', () => {
  it.each<[string, ChatEvent]>([
    ['written', { type: 'wrote', clientId: 'b', body: 'too late' }],
    [
      'left by another tab',
      { type: 'adopted', message: { clientId: 'b', body: 'too late', state: 'sending', tries: 0 } },
    ],
  ])('never gets what is %s', (_title, event) => {
    const state = having([{ type: 'gone' }, event], ongoing);

    expect(state.thread.outgoing).toMatchObject([{ clientId: 'b', state: 'failed' }]);
    expect(nextOutgoing(state)).toBeNull();
  });

  const rated: ChatEvent = { type: 'rated', value: 5, comment: null };

  it.each<[string, readonly ChatEvent[]]>([
    ['on its way', [rated, { type: 'gone' }]],
    ['given later', [{ type: 'gone' }, rated]],
  ])('never gets a rating %s', (_title, events) => {
    expect(having(events, ongoing).face).toEqual({ value: 5, comment: null, state: 'trouble' });
  });

  it('keeps the rating it has, and nobody waiting for the end', () => {
    const rating = { value: 5 as const, comment: null, changeableUntil: '' };
    const kept = next(ongoing, {
      type: 'synced',
      asked: queryOf(ongoing),
      answer: answer({ conversation: conversation({ version: 1 }), rating }),
    });

    expect(having([{ type: 'left' }, { type: 'gone' }], kept)).toMatchObject({
      face: { state: 'kept' },
      leaving: false,
    });
  });
});

describe('typing', () => {
  const typing = (is: boolean): ChatEvent => ({
    type: 'typing',
    typing: { conversation: 'one', by: 'operator', typing: is },
  });

  it.each<[string, readonly ChatEvent[], boolean]>([
    ['shows while the operator writes', [typing(true)], true],
    ['goes when they stop', [typing(true), typing(false)], false],
    ['goes with their message', [typing(true), received(2)], false],
    [
      'stays with a message of the visitor',
      [typing(true), received(2, { author: 'visitor' })],
      true,
    ],
    ['goes with the connection', [typing(true), { type: 'disconnected' }], false],
    [
      'is not the visitor’s own',
      [{ type: 'typing', typing: { conversation: 'one', by: 'visitor', typing: true } }],
      false,
    ],
    [
      'is not another conversation’s',
      [{ type: 'typing', typing: { conversation: 'two', by: 'operator', typing: true } }],
      false,
    ],
  ])('%s', (_title, events, expected) => {
    expect(having(events, ongoing).typing).toBe(expected);
  });
});

describe('a rating', () => {
  const given = { value: 1 as const, comment: null, changeableUntil: '' };
  const rated = next(ongoing, { type: 'rated', value: 1, comment: null });

  it('counts at the click and is kept by the answer', () => {
    expect(rated.face).toEqual({ value: 1, comment: null, state: 'sending' });

    const kept = rated.face && next(rated, { type: 'kept', sent: rated.face, rating: given });

    expect(kept?.face?.state).toBe('kept');
  });

  it('is not undone by the answer to the one before', () => {
    const changed = next(rated, { type: 'rated', value: 5, comment: null });
    const state = rated.face && next(changed, { type: 'kept', sent: rated.face, rating: given });

    expect(state?.face).toEqual({ value: 5, comment: null, state: 'sending' });
  });

  it('comes back with a resync', () => {
    const state = next(ongoing, {
      type: 'synced',
      asked: queryOf(ongoing),
      answer: answer({ conversation: conversation({ version: 1 }), rating: given }),
    });

    expect(state.face).toEqual({ value: 1, comment: null, state: 'kept' });
  });

  it('is none without a conversation', () => {
    expect(next(EMPTY_CHAT, { type: 'rated', value: 1, comment: null })).toBe(EMPTY_CHAT);
  });

  it('shows that it was refused', () => {
    expect(next(rated, { type: 'unrated' }).face?.state).toBe('trouble');
  });
});

describe('convergence', () => {
  const author = fc.constantFrom('visitor' as const, 'operator' as const);

  /** What the server has: messages, some of them edited since; versions it keeps to itself between them. */
  const server = fc
    .array(fc.record({ author, hidden: fc.boolean(), edited: fc.boolean() }), { maxLength: 12 })
    .map((lines) => {
      let version = 0;
      const messages: Message[] = [];
      const news: Message[] = [];

      for (const { author: by, hidden, edited } of lines) {
        version += 1;

        if (!hidden) {
          const said = message(version, { author: by });

          news.push(said);
          messages.push(said);
        }

        if (edited && !hidden) {
          version += 1;

          const now = { ...message(version), seq: version - 1, segments: [{ text: 'edited' }] };

          news.push({ ...now, clientId: `client-one-${version - 1}` });
          messages.splice(-1, 1, { ...now, clientId: `client-one-${version - 1}` });
        }
      }

      return { version, messages, news };
    });

  it('shows what the server has, whatever arrived, in whatever order, however often', () => {
    fc.assert(
      fc.property(
        server,
        fc.array(fc.nat(30), { maxLength: 20 }),
        fc.nat(20),
        (world, picks, syncAt) => {
          const arrivals = picks.flatMap((pick) => world.news[pick % world.news.length] ?? []);
          const known = conversation({ version: world.version });
          let state = next(EMPTY_CHAT, { type: 'connected' });

          arrivals.forEach((arrived, index) => {
            state = next(state, { type: 'received', message: arrived });

            if (index === syncAt) {
              state = synced(state, world.messages, known);
            }
          });

          state = next(state, { type: 'connected' });

          // Asked until nothing is missing, as the chat does; it must come to an end.
          for (let turn = 0; turn < 3 && isStale(state); turn += 1) {
            const asked = queryOf(state);

            state = next(state, {
              type: 'synced',
              asked,
              answer: answer({
                conversation: known,
                messages: world.messages.filter(({ version }) => version > asked.after),
              }),
            });
          }

          expect(isStale(state)).toBe(false);
          expect(state.thread.messages).toEqual(world.messages);
        }
      )
    );
  });

  it('is the same after a resync as without a gap', () => {
    fc.assert(
      fc.property(server, ({ messages, news, version }) => {
        const known = conversation({ version });
        const live = synced(
          news.reduce(
            (state, one) => next(state, { type: 'received', message: one }),
            next(EMPTY_CHAT, { type: 'connected' })
          ),
          messages,
          known
        );
        const late = synced(next(EMPTY_CHAT, { type: 'connected' }), messages, known);

        expect(live.thread.messages).toEqual(late.thread.messages);
      })
    );
  });

  it('never shows a message of one’s own twice, whatever order answer, repetition and resync take', () => {
    const stored = message(1, { clientId: 'mine', author: 'visitor' });
    const events: ChatEvent[] = [
      { type: 'received', message: stored },
      { type: 'received', message: stored },
      { type: 'changed', conversation: conversation({ version: 1 }) },
      {
        type: 'synced',
        asked: { conversation: null, after: 0, known: 0 },
        answer: answer({ conversation: conversation({ version: 1 }), messages: [stored] }),
      },
    ];

    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: 1 }), (order) => {
        const state = having(
          order,
          next(EMPTY_CHAT, { type: 'wrote', clientId: 'mine', body: 'x' })
        );
        const { messages, outgoing } = state.thread;
        const shown = [...messages, ...outgoing].filter(({ clientId }) => clientId === 'mine');

        expect(shown).toHaveLength(1);
      })
    );
  });
});
