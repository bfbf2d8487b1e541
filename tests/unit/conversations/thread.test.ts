import fc from 'fast-check';
import type { Message } from '../../../shared/conversations';
import {
  EMPTY_THREAD,
  isBehind,
  lastSeq,
  type Thread,
  withAdopted,
  withFailure,
  withMessages,
  withOutgoing,
  withoutOutgoing,
  withSync,
  withTry,
} from '../../../shared/thread';
import { aMessage } from '../admin/makers';

/** A history as the server writes it: each change takes the next version, new messages take it as their place. */
const history = fc
  .array(fc.oneof(fc.constant('new' as const), fc.nat()), { minLength: 1, maxLength: 40 })
  .map((changes) => {
    const log: Message[] = [];

    changes.forEach((change, index) => {
      const version = index + 1;
      const known = log.filter((message) => message.seq === message.version);
      const edited = change === 'new' ? undefined : known[change % Math.max(1, known.length)];
      const { seq, clientId } = edited ?? { seq: version, clientId: `client ${version}` };

      log.push(aMessage({ seq, clientId, version, segments: [{ text: `version ${version}` }] }));
    });

    return log;
  });

/** What a client that missed nothing shows. */
const shownOf = (log: readonly Message[]): Message[] =>
  [...new Map(log.map((message) => [message.seq, message])).values()].sort((a, b) => a.seq - b.seq);

/** The server's answer to a resync: the newest form of whatever changed since. */
const syncAfter = (log: readonly Message[], after: number): Message[] =>
  shownOf(log).filter(({ version }) => version > after);

const hearing = (log: readonly Message[]): Thread =>
  log.reduce((thread, message) => withMessages(thread, [message]), EMPTY_THREAD);

it('shows the same whatever the order and however often things come', () => {
  fc.assert(
    fc.property(
      history.chain((log) =>
        fc.tuple(
          fc.constant(log),
          fc.shuffledSubarray([...log, ...log], { minLength: log.length * 2 })
        )
      ),
      ([log, heard]) => {
        const thread = hearing(heard);

        expect(thread.messages).toEqual(shownOf(log));
        expect(thread.through).toBe(log.length);
        expect(isBehind(thread)).toBe(false);
      }
    )
  );
});

it('is whole after one resync, whatever it missed', () => {
  fc.assert(
    fc.property(
      history.chain((log) => fc.tuple(fc.constant(log), fc.shuffledSubarray(log))),
      ([log, heard]) => {
        const patchy = hearing(heard);
        const thread = withSync(patchy, patchy.through, syncAfter(log, patchy.through));

        expect(thread.messages).toEqual(shownOf(log));
        expect(isBehind(thread)).toBe(false);
      }
    )
  );
});

it('notices a gap and forgets it once it closes', () => {
  const [one, two, three] = [1, 2, 3].map((seq) => aMessage({ seq })) as [
    Message,
    Message,
    Message,
  ];
  const patchy = hearing([one, three]);

  expect(isBehind(patchy)).toBe(true);
  expect(patchy.through).toBe(1);
  expect(isBehind(withMessages(patchy, [two]))).toBe(false);
});

it('does not take an old answer for a whole one', () => {
  const thread = withSync(EMPTY_THREAD, 5, [aMessage({ seq: 6 })]);

  expect(thread.through).toBe(0);
  expect(isBehind(thread)).toBe(true);
});

it('keeps the newest form of a message', () => {
  const first = aMessage({ seq: 1 });
  const edited = aMessage({ seq: 1, version: 4 });

  expect(hearing([edited, first]).messages).toEqual([edited]);
});

describe('a message of one’s own', () => {
  const written = withOutgoing(EMPTY_THREAD, 'mine', 'hello');
  const stored = aMessage({ seq: 1, clientId: 'mine', author: 'operator' });

  it('is there at once', () => {
    expect(written.outgoing).toMatchObject([{ body: 'hello', state: 'sending' }]);
  });

  it('takes its place when it is answered', () => {
    const thread = withMessages(written, [stored]);

    expect(thread.outgoing).toEqual([]);
    expect(thread.messages).toEqual([stored]);
    expect(lastSeq(thread)).toBe(1);
    expect(isBehind(thread)).toBe(false);
  });

  it('is there once when it comes twice', () => {
    expect(withMessages(withMessages(written, [stored]), [stored]).messages).toEqual([stored]);
  });

  it('fails only while it is on its way', () => {
    expect(withFailure(written, 'mine').outgoing[0]?.state).toBe('failed');
    expect(withFailure(withMessages(written, [stored]), 'mine').outgoing).toEqual([]);
  });

  it('is on its way again when it is retried, and there once', () => {
    const retried = withOutgoing(withFailure(withTry(written, 'mine'), 'mine'), 'mine', 'hello');

    expect(retried.outgoing).toMatchObject([{ state: 'sending', tries: 0 }]);
  });

  it('counts how often it was sent in vain, while it is on its way', () => {
    expect(withTry(withTry(written, 'mine'), 'mine').outgoing).toMatchObject([{ tries: 2 }]);
    expect(withTry(withFailure(written, 'mine'), 'mine').outgoing).toMatchObject([{ tries: 0 }]);
  });

  it('is taken back', () => {
    expect(withoutOutgoing(written, 'mine').outgoing).toEqual([]);
    expect(withoutOutgoing(written, 'another')).toEqual(written);
  });

  it('is taken over from an earlier page, unless it is known', () => {
    const [mine] = withOutgoing(EMPTY_THREAD, 'mine', 'hello').outgoing;

    expect(mine && withAdopted(EMPTY_THREAD, mine)).toEqual(written);
    expect(mine && withAdopted(written, mine)).toEqual(written);
    expect(mine && withAdopted(withMessages(EMPTY_THREAD, [stored]), mine).outgoing).toEqual([]);
  });
});
