import fc from 'fast-check';
import type {
  Counters,
  LogEntry,
  NewMessage,
  ReadReceipt,
} from '../../../server/src/conversations/entries';
import { policyOf } from '../../../server/src/conversations/state';
import { visibleTo } from '../../../server/src/conversations/visibility';
import { toRow } from '../../../server/src/plugin/database/ids';
import { planBatch } from '../../../server/src/threads/batch';
import type { StoredMessage } from '../../../server/src/threads/entries';
import { answering } from '../../support/viewers';

const NOW = new Date('2026-03-01T10:00:00Z');
const YESTERDAY = new Date('2026-02-28T10:00:00Z');
const POLICY = policyOf({ silentSince: YESTERDAY, messages: 2_000 });

const conversation = (over: Partial<Counters> = {}): Counters => ({
  row: toRow(1),
  thread: toRow(1),
  id: 'one',
  revision: 0,
  lastAuthor: null,
  state: 'open',
  version: 0,
  operator: null,
  lastHuman: null,
  visitorMessages: 0,
  operatorMessages: 0,
  botMessages: 0,
  readByVisitor: 0,
  readByOperator: 0,
  lastMessage: null,
  lastMessageAt: null,
  startedAt: new Date(0),
  firstAnswerAt: null,
  endedAt: null,
  endedBy: null,
  askRating: false,
  ...over,
});

const message = (over: Partial<NewMessage> = {}): NewMessage => ({
  type: 'message',
  thread: toRow(1),
  clientId: 'client-1',
  author: 'visitor',
  operator: null,
  name: 'Visitor #1',
  kind: 'text',
  audience: 'public',
  body: 'hello',
  rating: null,
  sentAt: NOW,
  ends: null,
  moves: null,
  within: 'all',
  ...over,
});

const answer = (over: Partial<NewMessage> = {}): NewMessage =>
  message({ author: 'operator', operator: toRow(7), name: 'Ada', clientId: 'client-2', ...over });

const ending = (over: Partial<NewMessage> = {}): NewMessage =>
  message({
    author: 'system',
    kind: 'left',
    clientId: 'livechat:end',
    body: '',
    ends: { by: 'visitor', ask: { withoutReply: false } },
    ...over,
  });

const receipt = (over: Partial<ReadReceipt> = {}): ReadReceipt => ({
  type: 'receipt',
  thread: toRow(1),
  by: 'operator',
  seq: 1,
  within: 'all',
  ...over,
});

const plan = (
  entries: readonly LogEntry[],
  from = conversation(),
  stored: StoredMessage[] = []
) => {
  const { decisions, changed } = planBatch(entries, [from], stored, POLICY);

  return { decisions, after: changed[0] };
};

interface Written {
  row: number;
  id: number;
}

/** Writes batch after batch, as the database would keep them. */
function writeAll(batches: readonly (readonly Written[])[]) {
  let state = [1, 2, 3].map((row) => conversation({ thread: toRow(row), id: `${row}` }));
  const stored: StoredMessage[] = [];

  for (const batch of batches) {
    const entries = batch.map(({ row, id }) =>
      message({ thread: toRow(row), clientId: `${row}:${id}` })
    );
    const { decisions, changed } = planBatch(entries, state, stored, POLICY);

    state = state.map((one) => changed.find(({ thread }) => thread === one.thread) ?? one);
    stored.push(...decisions.flatMap((one) => (one.kind === 'new' ? [one.message] : [])));
  }

  return { state, stored };
}

describe('planBatch', () => {
  it('gives each line the next place', () => {
    const { decisions } = plan(
      [message(), message({ clientId: 'b' })],
      conversation({ version: 4 })
    );

    expect(decisions).toMatchObject([
      { kind: 'new', message: { seq: 5, version: 5 } },
      { kind: 'new', message: { seq: 6, version: 6 } },
    ]);
  });

  it.each([
    ['nobody has said anything in since', { lastMessageAt: YESTERDAY }, 'beyond'],
    ['somebody has', { lastMessageAt: new Date(YESTERDAY.getTime() + 1) }, 'new'],
    ['has all its messages', { visitorMessages: 1_500, operatorMessages: 500 }, 'beyond'],
    ['has all its messages but one', { visitorMessages: 1_500, botMessages: 499 }, 'new'],
    ['ended by itself', { state: 'ended', endedBy: 'system' }, 'beyond'],
    ['was ended', { state: 'ended', endedBy: 'operator' }, 'ended'],
  ] as const)('takes a visitor’s word in a conversation that %s', (_, over, kind) => {
    expect(plan([message()], conversation(over)).decisions).toMatchObject([{ kind }]);
  });

  it('takes an operator’s word however full and silent it is, and says which was the last message', () => {
    const full = conversation({
      operator: toRow(7),
      visitorMessages: 1_999,
      lastMessageAt: YESTERDAY,
    });
    const { decisions } = plan([answer(), answer({ clientId: 'c' })], full);

    expect(decisions).toMatchObject([
      { kind: 'new', full: true },
      { kind: 'new', full: false },
    ]);
  });

  it('ends for silence only what is still silent, at its last word', () => {
    const silence = ending({
      kind: 'silent',
      ends: { by: 'system', ask: null, silentSince: YESTERDAY },
    });
    const over = plan([silence], conversation({ lastMessageAt: YESTERDAY, visitorMessages: 3 }));

    expect(over.after).toMatchObject({ endedBy: 'system', endedAt: YESTERDAY, askRating: false });
    expect(plan([silence], conversation({ lastMessageAt: NOW })).decisions).toEqual([
      { kind: 'ended' },
    ]);
  });

  it('answers a line stored before with what is stored, and changes nothing', () => {
    const first = plan([message()]);
    const stored = first.decisions[0];
    const again = plan([message({ body: 'other words' })], first.after, [
      stored?.kind === 'new' ? stored.message : (undefined as never),
    ]);

    expect(again.decisions).toMatchObject([
      { kind: 'repeated', message: { seq: 1, body: 'hello' } },
    ]);
    expect(again.after).toBeUndefined();
  });

  it('sees a repetition within one batch', () => {
    const { decisions, after } = plan([message(), message()]);

    expect(decisions.map(({ kind }) => kind)).toEqual(['new', 'repeated']);
    expect(after?.version).toBe(1);
  });

  it('does not know a conversation that was not found', () => {
    expect(plan([message({ thread: toRow(2) })]).decisions).toEqual([{ kind: 'unknown' }]);
  });

  it('takes nothing after the end but a rating', () => {
    const ended = conversation({ state: 'ended', version: 3 });
    const { decisions } = plan([message(), message({ kind: 'rating', clientId: 'r' })], ended);

    expect(decisions.map(({ kind }) => kind)).toEqual(['ended', 'new']);
  });

  it('refuses what follows an end in the same batch', () => {
    const { decisions } = plan([message(), ending(), message({ clientId: 'late' })]);

    expect(decisions.map(({ kind }) => kind)).toEqual(['new', 'new', 'ended']);
  });

  it('gives an unassigned conversation to the first operator who answers', () => {
    const { decisions, after } = plan([answer(), answer({ operator: toRow(8), clientId: 'c' })]);

    expect(decisions).toMatchObject([{ assigned: true }, { assigned: false }]);
    expect(after).toMatchObject({ operator: 7, lastHuman: 8, operatorMessages: 2 });
  });

  it('keeps the moment of the first answer only', () => {
    const later = new Date(NOW.getTime() + 1000);
    const { after } = plan([answer(), answer({ clientId: 'c', sentAt: later })]);

    expect(after).toMatchObject({ firstAnswerAt: NOW, lastMessageAt: later });
  });

  it('counts a note as nothing but a change: not as said, answered, read or taken', () => {
    const before = conversation({ version: 3, visitorMessages: 1, lastAuthor: 'visitor' });
    const { decisions, after } = plan([answer({ audience: 'internal' })], before);

    expect(decisions).toMatchObject([{ kind: 'new', assigned: false, full: false }]);
    expect(after).toEqual({ ...before, version: 4 });
  });

  it('lets an operator write only where nobody else was assigned', () => {
    const taken = conversation({ operator: toRow(9) });
    const own = visibleTo(answering({ row: toRow(7) }));

    expect(plan([answer({ within: own })], taken).decisions).toEqual([{ kind: 'unknown' }]);
    expect(plan([answer({ within: 'all' })], taken).decisions).toMatchObject([{ kind: 'new' }]);
    expect(plan([answer({ within: own })]).decisions).toMatchObject([{ kind: 'new' }]);
  });

  it.each([
    ['asks when an operator replied', [message(), answer(), ending()], true],
    ['does not ask when nobody replied', [message(), ending()], false],
    [
      'asks when a bot replied',
      [message(), answer({ author: 'bot', operator: null }), ending()],
      true,
    ],
    ['does not ask when the visitor wrote nothing', [answer(), ending()], false],
    [
      'asks without a reply when the channel wants it',
      [message(), ending({ ends: { by: 'operator', ask: { withoutReply: true } } })],
      true,
    ],
    [
      'never asks when the channel does not',
      [message(), answer(), ending({ ends: { by: 'visitor', ask: null } })],
      false,
    ],
  ])('%s for a rating at the end', (_rule, entries, askRating) => {
    expect(plan(entries).after).toMatchObject({ state: 'ended', askRating });
  });

  it('keeps the first end', () => {
    const { decisions, after } = plan([
      message(),
      ending(),
      ending({ ends: { by: 'operator', ask: null } }),
    ]);

    expect(decisions.at(-1)).toMatchObject({ kind: 'repeated' });
    expect(after).toMatchObject({ endedBy: 'visitor', endedAt: NOW });
  });

  it('reads neither backwards nor beyond what was written', () => {
    const seen = conversation({ version: 5, readByOperator: 3 });

    expect(plan([receipt({ seq: 2 })], seen).decisions).toMatchObject([{ kind: 'read', seq: 3 }]);
    expect(plan([receipt({ seq: 99 })], seen).decisions).toMatchObject([{ kind: 'read', seq: 5 }]);
  });

  it('counts a side’s own message as seen by it', () => {
    expect(plan([message(), answer()]).after).toMatchObject({
      readByVisitor: 1,
      readByOperator: 2,
    });
  });

  it('leaves the conversations it was given as they were', () => {
    const given = conversation();

    plan([message()], given);

    expect(given).toEqual(conversation());
  });

  it('gives every accepted line of a conversation its own place without gaps, however batched', () => {
    const entry = fc.record({ row: fc.integer({ min: 1, max: 3 }), id: fc.integer({ max: 20 }) });

    fc.assert(
      fc.property(fc.array(fc.array(entry, { maxLength: 12 }), { maxLength: 8 }), (batches) => {
        const { state, stored } = writeAll(batches);

        for (const { thread, version } of state) {
          const cache = stored.filter((one) => one.thread === thread).map(({ seq }) => seq);

          expect(cache).toEqual(cache.map((_, index) => index + 1));
          expect(version).toBe(cache.length);
        }

        expect(new Set(stored.map((one) => one.clientId)).size).toBe(stored.length);
      })
    );
  });
});
