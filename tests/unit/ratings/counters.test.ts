import fc from 'fast-check';
import { toRow } from '../../../server/src/plugin/database/ids';
import {
  ALL_TIME,
  type Counted,
  type Counter,
  changesOf,
  differences,
  type OwnerRef,
} from '../../../server/src/ratings/counters';

const channel = (row: number): OwnerRef => ({ kind: 'channel', row: toRow(row) });
const team = (row: number): OwnerRef => ({ kind: 'team', row: toRow(row) });

const rating = (some: Partial<Counted> = {}): Counted => ({
  owner: channel(1),
  operator: toRow(2),
  day: '2026-03-10',
  value: 5,
  hidden: false,
  leftOut: null,
  ...some,
});

const counter = (some: Partial<Counter> = {}): Counter => ({
  kind: 'channel',
  owner: 1,
  operator: 2,
  day: '2026-03-10',
  value: 5,
  hidden: false,
  count: 1,
  ...some,
});

/** The counter of all time that goes with one of a day. */
const total = (some: Partial<Counter> = {}): Counter =>
  counter({ ...some, operator: 0, day: ALL_TIME });

describe('changesOf', () => {
  it('adds one for a rating that is new', () => {
    expect(changesOf(null, rating())).toEqual([total(), counter()]);
  });

  it('takes one away for a rating that is deleted', () => {
    expect(changesOf(rating(), null)).toEqual([total({ count: -1 }), counter({ count: -1 })]);
  });

  it('moves one from a face to another when a rating is changed', () => {
    expect(changesOf(rating({ value: 5 }), rating({ value: 1 }))).toEqual([
      total({ value: 1 }),
      total({ value: 5, count: -1 }),
      counter({ value: 1 }),
      counter({ value: 5, count: -1 }),
    ]);
  });

  it('moves one to the hidden ones when a rating is hidden', () => {
    expect(changesOf(rating(), rating({ hidden: true }))).toEqual([
      total({ count: -1 }),
      total({ hidden: true }),
      counter({ count: -1 }),
      counter({ hidden: true }),
    ]);
  });

  it('counts among the hidden what is left out for another reason, hidden or not', () => {
    const hidden = [total({ hidden: true }), counter({ hidden: true })];

    expect(changesOf(null, rating({ leftOut: 'network' }))).toEqual(hidden);
    expect(
      changesOf(rating({ leftOut: 'network' }), rating({ leftOut: 'network', hidden: true }))
    ).toEqual([]);
  });

  it('leaves the counter of all time alone when only operator or day change', () => {
    expect(changesOf(rating(), rating({ operator: toRow(3), day: '2026-03-09' }))).toEqual([
      counter({ count: -1 }),
      counter({ operator: 3, day: '2026-03-09' }),
    ]);
  });

  it('moves one from a team to another, and never from a channel to the team of the same row', () => {
    expect(changesOf(rating({ owner: team(1) }), rating({ owner: team(2) }))).toEqual([
      total({ kind: 'team', count: -1 }),
      counter({ kind: 'team', count: -1 }),
      total({ kind: 'team', owner: 2 }),
      counter({ kind: 'team', owner: 2 }),
    ]);
    expect(changesOf(rating(), rating({ owner: team(1) }))).toHaveLength(4);
  });

  it('does nothing when what is counted stays the same', () => {
    expect(changesOf(rating(), rating())).toEqual([]);
    expect(changesOf(rating({ value: 4 }), rating({ value: 5 }))).toEqual([]);
  });

  it('counts a rating without a rated operator under nobody', () => {
    expect(changesOf(null, rating({ operator: null }))).toEqual([
      total(),
      counter({ operator: 0 }),
    ]);
  });

  it('counts a rating without an owner nowhere', () => {
    expect(changesOf(null, rating({ owner: null }))).toEqual([]);
    expect(changesOf(rating(), rating({ owner: null }))).toEqual([
      total({ count: -1 }),
      counter({ count: -1 }),
    ]);
  });

  it('orders two counters the same way whatever the direction, so that two writers cannot lock each other out', () => {
    const there = changesOf(rating({ value: 5 }), rating({ value: 1 }));
    const back = changesOf(rating({ value: 1 }), rating({ value: 5 }));

    expect(there.map(({ value }) => value)).toEqual(back.map(({ value }) => value));
  });
});

describe('differences', () => {
  it('finds none between equal counters', () => {
    expect(differences([counter()], [counter()])).toEqual([]);
  });

  it('names what is kept and what is counted', () => {
    expect(differences([counter({ count: 3 })], [counter({ count: 2 })])).toEqual([
      expect.objectContaining({ kept: 3, counted: 2 }),
    ]);
  });

  it('finds counters that are missing and counters that are too many', () => {
    const found = differences([counter({ value: 1 })], [counter({ value: 3 })]);

    expect(found).toEqual([
      expect.objectContaining({ value: 1, kept: 1, counted: 0 }),
      expect.objectContaining({ value: 3, kept: 0, counted: 1 }),
    ]);
  });
});

type Step = { rating: number; after: Counted | null };

const countedRating = fc.record<Counted>({
  owner: fc.constantFrom(channel(1), channel(2), team(1), null),
  operator: fc.constantFrom(toRow<'operator'>(1), toRow<'operator'>(2), null),
  day: fc.constantFrom('2026-03-09', '2026-03-10'),
  value: fc.constantFrom(5, 4, 3, 2.9, 1),
  hidden: fc.boolean(),
  leftOut: fc.constantFrom(null, 'network'),
});

const step: fc.Arbitrary<Step> = fc.record({
  rating: fc.nat({ max: 5 }),
  after: fc.option(countedRating, { freq: 6 }),
});

it('keeps counters equal to a recount through any create, change, hide, unhide, operator change and delete', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const ratings = new Map<number, Counted | null>();
      const kept: Counter[] = [];

      for (const { rating, after } of steps) {
        kept.push(...changesOf(ratings.get(rating) ?? null, after));
        ratings.set(rating, after);
      }

      const counted = [...ratings.values()].flatMap((after) => changesOf(null, after));

      expect(differences(summed(kept), summed(counted))).toEqual([]);
      expect(summed(kept).every(({ count }) => count > 0)).toBe(true);
    })
  );
});

/** What adding the changes to a table comes to. */
function summed(changes: readonly Counter[]): Counter[] {
  const table = new Map<string, Counter>();

  for (const { count, ...key } of changes) {
    const name = JSON.stringify(key);

    table.set(name, { ...key, count: (table.get(name)?.count ?? 0) + count });
  }

  return [...table.values()].filter(({ count }) => count !== 0);
}
