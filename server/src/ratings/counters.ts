import type { Face, LeftOut } from '../../../shared/ratings';
import type { Row } from '../plugin/database/ids';
import { faceOf } from './statistics';

/** What ratings are counted for; a rating has an attribute of each of these names. */
export const OWNER_KINDS = ['channel', 'team'] as const;

/** A kind of what ratings are counted for. */
export type OwnerKind = (typeof OWNER_KINDS)[number];

/** What ratings are counted for: `{ kind: 'channel', row }`. */
export type OwnerRef = { [Kind in OwnerKind]: { kind: Kind; row: Row<Kind> } }[OwnerKind];

/** What a counter counts: the ratings that are alike in all of this. */
interface CounterKey {
  /** What it is counted for. */
  kind: OwnerKind;
  /** Row of the channel or the team. */
  owner: number;
  /** Row of the rated operator; 0 for nobody. */
  operator: number;
  /** UTC day, `YYYY-MM-DD`. */
  day: string;
  value: Face;
  /** Hidden, or left out for another reason: in no public figure. */
  hidden: boolean;
}

/** The day of the counters that count all time, and nobody in particular: a sum over many years would grow with them. */
export const ALL_TIME = '';

/** A counter and how many ratings it has. */
export interface Counter extends CounterKey {
  count: number;
}

/** A rating as the counters see it. Without an owner it counts nowhere. */
export interface Counted {
  owner: OwnerRef | null;
  operator: Row<'operator'> | null;
  day: string;
  value: number;
  hidden: boolean;
  leftOut: LeftOut | null;
}

/** A counter that is not what a recount says. */
export interface Difference extends CounterKey {
  kept: number;
  counted: number;
}

/**
 * What a change of a rating does to the counters; `null` is a rating that is not there yet or no
 * longer. In the order of the keys, so that two changes at once wait for each other instead of
 * locking each other out.
 */
export function changesOf(before: Counted | null, after: Counted | null): Counter[] {
  const left = before && keyOf(before);
  const joined = after && keyOf(after);

  return mergedChanges([
    left ? withTotals([{ ...left, count: -1 }]) : [],
    joined ? withTotals([{ ...joined, count: 1 }]) : [],
  ]);
}

/** Counters of days, and with each the same in the counter of all time. */
export const withTotals = (counters: readonly Counter[]): Counter[] =>
  mergedChanges([
    counters,
    counters.map((counter) => ({ ...counter, operator: 0, day: ALL_TIME })),
  ]);

/** The changes of many ratings as one, each counter once and in the order of the keys. */
export function mergedChanges(changes: readonly (readonly Counter[])[]): Counter[] {
  const merged = new Map<string, Counter>();

  for (const change of changes.flat()) {
    const count = (merged.get(nameOf(change))?.count ?? 0) + change.count;

    merged.set(nameOf(change), { ...change, count });
  }

  return [...merged.values()]
    .filter(({ count }) => count !== 0)
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** Where two sets of counters differ; one that is missing counts as 0. */
export function differences(kept: readonly Counter[], counted: readonly Counter[]): Difference[] {
  const found = new Map<string, Difference>();

  for (const { count, ...key } of kept) {
    found.set(nameOf(key), { ...key, kept: count, counted: 0 });
  }

  for (const { count, ...key } of counted) {
    found.set(nameOf(key), { ...key, kept: found.get(nameOf(key))?.kept ?? 0, counted: count });
  }

  return [...found.values()].filter((one) => one.kept !== one.counted);
}

function keyOf({ owner, operator, day, value, hidden, leftOut }: Counted): CounterKey | null {
  return owner === null
    ? null
    : {
        kind: owner.kind,
        owner: owner.row,
        operator: operator ?? 0,
        day,
        value: faceOf(value),
        hidden: hidden || leftOut !== null,
      };
}

const nameOf = ({ kind, owner, operator, day, value, hidden }: CounterKey): string =>
  [kind, owner, operator, day, value, hidden].join(' ');
