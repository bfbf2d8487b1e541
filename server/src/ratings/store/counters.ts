import { dayOf } from '../../../../shared/days';
import { dialectOf } from '../../plugin/database/dialect';
import type { Trx } from '../../plugin/database/transaction';
import {
  ALL_TIME,
  type Counter,
  type Difference,
  differences,
  mergedChanges,
  withTotals,
} from '../counters';
import { faceOf } from '../statistics';
import { RATING_DAY_KEY, RATING_DAYS, RATINGS, type Row } from './tables';

/** Adds to counters. One that is not there yet is made first, which no two writers can both do. */
export async function addToCounters(trx: Trx, changes: readonly Counter[]): Promise<void> {
  for (const { count, ...key } of changes) {
    const add = () => trx(RATING_DAYS).where(key).increment('count', count);

    // Inserting what is there would take a lock that two writers of MySQL never get past.
    if ((await add()) === 0) {
      await trx(RATING_DAYS)
        .insert({ ...key, count: 0 })
        .onConflict(RATING_DAY_KEY)
        .ignore();
      await add();
    }
  }
}

/** Every counter that is not what the ratings say. */
export async function verifyCounters(trx: Trx, emit: Progress): Promise<Difference[]> {
  // Counters and ratings of one moment, while others go on rating.
  if (dialectOf(trx) === 'postgres') {
    await trx.raw('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  }

  const kept: Row[] = await trx(RATING_DAYS).whereNot('count', 0);

  return differences(kept.map(toCounter), await recount(trx, emit));
}

/** How many of how many ratings have been looked at. */
export type Progress = (done: number, total: number) => void;

/** Rows counted by one statement. */
const RECOUNT_PAGE = 50_000;

/** Counters as the ratings say, part by part of the table so that it can be told how far it is. */
async function recount(trx: Trx, emit: Progress): Promise<Counter[]> {
  const [newest]: Row[] = await trx(RATINGS).max({ id: 'id' });
  const last = Number(newest?.id ?? 0);
  let counters: Counter[] = [];

  for (let from = 1; from <= last; from += RECOUNT_PAGE) {
    const to = Math.min(from + RECOUNT_PAGE - 1, last);
    const rows: Row[] = await counting(trx).whereBetween('id', [from, to]);

    counters = mergedChanges([counters, rows.map(toCounter)]);
    emit(to, last);
  }

  return withTotals(counters);
}

/** Empties the counters and counts every rating again, with nobody else counting meanwhile. */
export async function recountAll(trx: Trx, emit: Progress): Promise<void> {
  await fillMarks(trx);
  await fillDays(trx);

  if (dialectOf(trx) === 'postgres') {
    await trx.raw('LOCK TABLE ?? IN EXCLUSIVE MODE', [RATING_DAYS]);
  }

  await trx(RATING_DAYS).del();
  await trx.batchInsert(RATING_DAYS, await recount(trx, emit), 100);
}

/** Counts ratings that came without marks (an import by hand): null is neither hidden nor shown. */
async function fillMarks(trx: Trx): Promise<void> {
  await trx(RATINGS).whereNull('hidden').update({ hidden: false });
  await trx(RATINGS).whereNull('left_out').update({ left_out: '' });
}

/** Gives ratings that came without one (an import by hand) the day they were submitted on. */
async function fillDays(trx: Trx): Promise<void> {
  for (;;) {
    const rows: Row[] = await trx(RATINGS)
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
  const [counter] = await trx(RATING_DAYS).select('id').where('day', ALL_TIME).limit(1);
  const [rating] = await trx(RATINGS).whereNotNull('channel_id').select('id').limit(1);

  return counter === undefined && rating !== undefined;
}

/** Leaves only the counters of these channels. */
export async function keepCountersOf(trx: Trx, channels: readonly number[]): Promise<void> {
  await trx(RATING_DAYS).whereNotIn('channel', channels).del();
}

/** Ratings without a channel count nowhere: theirs is gone, and with it its figures. */
const counting = (trx: Trx) =>
  trx(RATINGS)
    .select(
      'channel_id as channel',
      trx.raw('coalesce(operator_id, 0) as operator'),
      'day',
      trx.raw('case when value >= 4 then 5 when value >= 3 then 3 else 1 end as value'),
      trx.raw("(coalesce(hidden, false) or coalesce(left_out, '') <> '') as hidden")
    )
    .count({ count: 'id' })
    .whereNotNull('channel_id')
    .whereNotNull('day')
    .groupByRaw('1, 2, 3, 4, 5');

const toCounter = (row: Row): Counter => ({
  channel: Number(row.channel),
  operator: Number(row.operator),
  day: String(row.day),
  value: faceOf(Number(row.value)),
  hidden: Boolean(row.hidden),
  count: Number(row.count),
});
