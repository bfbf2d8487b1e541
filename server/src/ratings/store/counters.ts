import { dayOf } from '../../../../shared/days';
import { dialectOf } from '../../plugin/database/dialect';
import { type Row, toRow } from '../../plugin/database/ids';
import type { Trx } from '../../plugin/database/transaction';
import {
  ALL_TIME,
  type Counter,
  type Difference,
  differences,
  mergedChanges,
  OWNER_KINDS,
  type OwnerKind,
  withTotals,
} from '../counters';
import { faceOf } from '../statistics';
import { COUNTER_KEY, type Columns, columnOf, RATING_COUNTERS, RATINGS } from './tables';

/** Counters written by one statement: as many values as every database takes in one. */
const AT_ONCE = 200;

/** Adds to counters, in the order of their keys; one that is not there yet begins with what is added. */
export async function addToCounters(trx: Trx, changes: readonly Counter[]): Promise<void> {
  const added = dialectOf(trx) === 'mysql' ? 'values(??)' : 'excluded.??';
  const sum = trx.raw(`?? + ${added}`, [`${RATING_COUNTERS}.count`, 'count']);

  for (let from = 0; from < changes.length; from += AT_ONCE) {
    await trx(RATING_COUNTERS)
      .insert(changes.slice(from, from + AT_ONCE))
      .onConflict(COUNTER_KEY)
      .merge({ count: sum });
  }
}

/** Every counter that is not what the ratings say. */
export async function verifyCounters(trx: Trx, emit: Progress): Promise<Difference[]> {
  // Counters and ratings of one moment, while others go on rating.
  if (dialectOf(trx) === 'postgres') {
    await trx.raw('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  }

  const kept: Columns[] = await trx(RATING_COUNTERS).whereNot('count', 0);

  return differences(kept.map(toCounter), await recount(trx, emit));
}

/** How many of how many ratings have been looked at. */
export type Progress = (done: number, total: number) => void;

/** Rows counted by one statement. */
const RECOUNT_PAGE = 50_000;

/** Counters as the ratings say, part by part of the table so that it can be told how far it is. */
async function recount(trx: Trx, emit: Progress): Promise<Counter[]> {
  const [newest]: Columns[] = await trx(RATINGS).max({ id: 'id' });
  const last = Number(newest?.id ?? 0);
  let counters: Counter[] = [];

  for (let from = 1; from <= last; from += RECOUNT_PAGE) {
    const to = Math.min(from + RECOUNT_PAGE - 1, last);

    for (const kind of OWNER_KINDS) {
      const rows: Columns[] = await counting(trx, kind).whereBetween('id', [from, to]);

      counters = mergedChanges([counters, rows.map((row) => toCounter({ ...row, kind }))]);
    }

    emit(to, last);
  }

  return withTotals(counters);
}

/** Empties the counters and counts every rating again, with nobody else counting meanwhile. */
export async function recountAll(trx: Trx, emit: Progress): Promise<void> {
  await fillMarks(trx);
  await fillDays(trx);

  if (dialectOf(trx) === 'postgres') {
    await trx.raw('LOCK TABLE ?? IN EXCLUSIVE MODE', [RATING_COUNTERS]);
  }

  await trx(RATING_COUNTERS).del();
  await trx.batchInsert(RATING_COUNTERS, await recount(trx, emit), 100);
}

/** Counts ratings that came without marks (an import by hand): null is neither hidden nor shown. */
async function fillMarks(trx: Trx): Promise<void> {
  await trx(RATINGS).whereNull('hidden').update({ hidden: false });
  await trx(RATINGS).whereNull('left_out').update({ left_out: '' });
}

/** Gives ratings that came without one (an import by hand) the day they were submitted on. */
async function fillDays(trx: Trx): Promise<void> {
  for (;;) {
    const rows: Columns[] = await trx(RATINGS)
      .whereNull('day')
      .whereNotNull('submitted_at')
      .select('id', 'submitted_at')
      .limit(500);

    if (rows.length === 0) {
      return;
    }

    for (const { id, submitted_at } of rows) {
      const day = dayOf(new Date(submitted_at as string | number | Date));

      await trx(RATINGS).where({ id }).update({ day });
    }
  }
}

/** Whether there are ratings and nothing counts all of them: the state after an import. */
export async function areUncounted(trx: Trx): Promise<boolean> {
  const [counter] = await trx(RATING_COUNTERS).select('id').where('day', ALL_TIME).limit(1);
  const [rating] = await trx(RATINGS)
    .where((owned) => OWNER_KINDS.map((kind) => owned.orWhereNotNull(columnOf(kind))))
    .select('id')
    .limit(1);

  return counter === undefined && rating !== undefined;
}

/** Of what ratings of a kind are counted for, by row. */
export async function countedOwners<Kind extends OwnerKind>(
  trx: Trx,
  kind: Kind
): Promise<Row<Kind>[]> {
  const rows: Columns[] = await trx(RATING_COUNTERS)
    .distinct('owner')
    .where({ kind, day: ALL_TIME });

  return rows.map(({ owner }) => toRow(owner));
}

/** Forgets what is counted for owners that are gone; their ratings stay, and are nobody's. */
export async function forgetOwners(
  trx: Trx,
  kind: OwnerKind,
  owners: readonly number[]
): Promise<void> {
  const column = columnOf(kind);

  await trx(RATINGS)
    .whereIn(column, owners)
    .update({ [column]: null });
  await trx(RATING_COUNTERS).where({ kind }).whereIn('owner', owners).del();
}

/** Ratings without an owner count nowhere: theirs is gone, and with it its figures. */
const counting = (trx: Trx, kind: OwnerKind) =>
  trx(RATINGS)
    .select(
      `${columnOf(kind)} as owner`,
      trx.raw('coalesce(operator_id, 0) as operator'),
      'day',
      trx.raw('case when value >= 4 then 5 when value >= 3 then 3 else 1 end as value'),
      trx.raw("(coalesce(hidden, false) or coalesce(left_out, '') <> '') as hidden")
    )
    .count({ count: 'id' })
    .whereNotNull(columnOf(kind))
    .whereNotNull('day')
    .groupByRaw('1, 2, 3, 4, 5');

const toCounter = (row: Columns): Counter => ({
  kind: row.kind as OwnerKind,
  owner: Number(row.owner),
  operator: Number(row.operator),
  day: String(row.day),
  value: faceOf(Number(row.value)),
  hidden: Boolean(row.hidden),
  count: Number(row.count),
});
