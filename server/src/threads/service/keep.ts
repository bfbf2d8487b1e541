import type { Core } from '@strapi/strapi';
import { type Bounded, createBounded } from '../../plugin/bounded';
import { isLostRace, isOfWhatWasWritten } from '../../plugin/database/faults';
import type { Row } from '../../plugin/database/ids';
import { type Trx, transaction } from '../../plugin/database/transaction';
import { failure } from '../../plugin/errors';
import { isDoubtful, type Plan, planBatch } from '../batch';
import type { Decision, Head, NewMessage, ReadReceipt, Turned } from '../entries';
import { createLog } from '../log';
import * as store from '../store';
import type { Owner, ThreadLog } from './owner';

/** Threads whose heads are kept in memory; a head takes about half a kilobyte. */
const MOST_HEADS = 10_000;

/** Entries that wait for a commit; more come in only where the database is away or far too slow. */
const MOST_WAITING = 5_000;

/** Seconds after which there may be room again. */
const ROOM_AGAIN = 2;

export function keepLog<H extends Head, M extends NewMessage, R extends ReadReceipt, T>(
  strapi: Core.Strapi,
  owner: Owner<H, M, R, T>
): ThreadLog<H, M, R, T> {
  const heads = createBounded<number, H>(MOST_HEADS);
  const keeper = { strapi, owner, heads };
  const log = createLog<M | R, T>(async (batch) => owner.told(await commit(keeper, batch)), {
    most: MOST_WAITING,
    full: () => failure('RATE_LIMITED', { retryAfter: ROOM_AGAIN }),
    isShared: (error) => !isOfWhatWasWritten(error),
  });

  return {
    ...log,
    forget: (thread) => heads.delete(thread),
    async write(trx, entries) {
      const plan = await writeLocked(trx, owner, entries);

      // Nobody knows yet whether this will be committed.
      for (const { thread } of plan.changed) {
        heads.delete(thread);
      }

      return plan;
    },
  };
}

interface Keeper<H extends Head, M extends NewMessage, R extends ReadReceipt, T> {
  strapi: Core.Strapi;
  owner: Owner<H, M, R, T>;
  heads: Bounded<number, H>;
}

/**
 * First the quick way: decided by what is remembered, and written where that still holds. What was not
 * written, and what would be refused, goes the sure way: read and locked, decided anew.
 */
async function commit<H extends Head, M extends NewMessage, R extends ReadReceipt, T>(
  keeper: Keeper<H, M, R, T>,
  batch: readonly (M | R)[]
): Promise<readonly Decision[]> {
  const { decisions, again } = await quickly(keeper, batch);

  if (again.size === 0) {
    return decisions;
  }

  const left = batch.filter(({ thread }) => again.has(thread));
  const sure = (await surely(keeper, left))[Symbol.iterator]();

  return batch.map(({ thread }, index) => {
    const decision = again.has(thread) ? sure.next().value : decisions[index];

    return decision ?? { kind: 'unknown' };
  });
}

/** Decides a batch by what is remembered; `again` are threads that may be other than remembered. */
async function quickly<H extends Head, M extends NewMessage, R extends ReadReceipt, T>(
  { strapi, owner, heads }: Keeper<H, M, R, T>,
  batch: readonly (M | R)[]
): Promise<{ decisions: readonly Decision[]; again: ReadonlySet<number> }> {
  const before = await headsOf({ strapi, owner, heads }, batch);
  const plan = planBatch(batch, [...before.values()], [], owner.policy());
  const again = new Set(
    batch.flatMap((entry, index) => {
      const decision = plan.decisions[index];

      return decision && isDoubtful(entry, decision) ? [entry.thread] : [];
    })
  );
  const sure = again.size === 0 ? plan : without(plan, batch, again);
  const written = await tryWriting({ strapi, owner, heads }, before, sure);

  for (const head of sure.changed) {
    if (written.has(head.thread)) {
      heads.set(head.thread, { ...head, revision: head.revision + 1 });
    } else {
      heads.delete(head.thread);
      again.add(head.thread);
    }
  }

  return { decisions: plan.decisions, again };
}

/** The heads of a batch; those not remembered are read at once. */
async function headsOf<H extends Head, M extends NewMessage, R extends ReadReceipt, T>(
  { strapi, owner, heads }: Keeper<H, M, R, T>,
  batch: readonly (M | R)[]
): Promise<Map<number, H>> {
  const found = new Map<number, H>();
  const missing = new Set<Row<'thread'>>();

  for (const { thread } of batch) {
    const head = found.get(thread) ?? heads.get(thread);

    if (head) {
      found.set(thread, head);
    } else {
      missing.add(thread);
    }
  }

  if (missing.size > 0) {
    for (const head of await owner.load(strapi.db.connection, [...missing], false)) {
      found.set(head.thread, head);
    }
  }

  return found;
}

/** A plan without what it says of some threads. */
const without = <H extends Head>(
  { decisions, changed }: Plan<H>,
  batch: readonly { thread: Row<'thread'> }[],
  threads: ReadonlySet<number>
): Plan<H> => ({
  decisions: decisions.filter((_, index) => !threads.has(batch[index]?.thread ?? 0)),
  changed: changed.filter(({ thread }) => !threads.has(thread)),
});

/** Of what changed, that of which more than its thread did. */
const turnedOf = <H extends Head>(
  { hasTurned }: { hasTurned: (before: H, after: H) => boolean },
  known: ReadonlyMap<number, H>,
  { changed }: Plan<H>
): Turned<H>[] =>
  changed.flatMap((after) => {
    const before = known.get(after.thread);

    return before && hasTurned(before, after) ? [{ before, after }] : [];
  });

const NONE: ReadonlySet<number> = new Set();

/** Threads that were written; none where somebody else was faster, or a message is there already. */
async function tryWriting<H extends Head, M extends NewMessage, R extends ReadReceipt, T>(
  { strapi, owner }: Keeper<H, M, R, T>,
  before: ReadonlyMap<number, H>,
  plan: Plan<H>
): Promise<ReadonlySet<number>> {
  const turned = turnedOf(owner, before, plan);

  try {
    return turned.length === 0
      ? await store.writeAlone(strapi, plan)
      : await strapi.db.transaction(async ({ trx }) => {
          const written = await store.write(trx, plan);

          await owner.write(
            trx,
            turned.filter(({ after }) => written.has(after.thread))
          );

          return written;
        });
  } catch (error) {
    if (isLostRace(error)) {
      return NONE;
    }

    throw error;
  }
}

/** Reads, locks, decides and writes in one transaction. */
async function surely<H extends Head, M extends NewMessage, R extends ReadReceipt, T>(
  { strapi, owner, heads }: Keeper<H, M, R, T>,
  entries: readonly (M | R)[]
): Promise<readonly Decision[]> {
  const { decisions, changed } = await transaction(strapi, (trx) =>
    writeLocked(trx, owner, entries)
  );

  for (const head of changed) {
    heads.set(head.thread, { ...head, revision: head.revision + 1 });
  }

  return decisions;
}

/** One read of the heads (locked), one of what is stored already, one write, however many entries there are. */
async function writeLocked<H extends Head, M extends NewMessage, R extends ReadReceipt, T>(
  trx: Trx,
  owner: Owner<H, M, R, T>,
  entries: readonly (M | R)[]
): Promise<Plan<H>> {
  const threads = [...new Set(entries.map(({ thread }) => thread))];
  const before = await owner.load(trx, threads, true);
  const known = new Map(before.map((head) => [head.thread, head]));
  const messages = entries.filter((entry): entry is M => entry.type === 'message');
  const stored = await store.repetitionsOf(trx, messages, before);
  const plan = planBatch(entries, before, stored, owner.policy());

  await store.write(trx, plan);
  await owner.write(trx, turnedOf(owner, known, plan));

  return plan;
}
