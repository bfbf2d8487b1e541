import type { RawRow } from '../../plugin/database/raw';
import type { Connection } from '../../plugin/database/transaction';
import {
  ASKED_COLUMNS,
  type AskedColumn,
  METRIC_COLUMNS,
  METRICS,
  type MetricColumn,
  type MetricFilters,
  type Moment,
  RATED_OPERATOR,
} from '../metrics';
import { CONVERSATIONS, type Query, withThreads } from './tables';

/** How many conversations each channel has had, by the channel's id. */
export async function countByChannel(
  db: Connection
): Promise<{ channel: string; count: number }[]> {
  const rows: RawRow[] = await db(`${CONVERSATIONS} as c`)
    .join('livechat_channels as ch', 'ch.id', 'c.channel_id')
    .select('ch.document_id as channel')
    .count('c.id as total')
    .groupBy('ch.document_id');

  return rows.map(({ channel, total }) => ({ channel: channel as string, count: Number(total) }));
}

/** Conversations that ended with a question for a rating, by what they are alike in; rows for operators and channels. */
export async function countAsked(
  db: Connection,
  columns: readonly AskedColumn[],
  filters: MetricFilters
): Promise<RawRow[]> {
  const asked = filtered(db, filters, 'c.ended_at').where('c.ask_rating', true);

  return grouped(
    asked.count({ asked: 'c.id' }),
    columns.map((name) => [name, ASKED_COLUMNS[name]])
  );
}

/** Figures of conversations by the moment they began, by what they are alike in; ids for operators and channels. */
export async function sumConversations(
  db: Connection,
  columns: readonly MetricColumn[],
  filters: MetricFilters
): Promise<RawRow[]> {
  const sums = filtered(db, filters, 'c.started_at');

  for (const [name, expression] of Object.entries(METRICS)) {
    sums.select(db.raw(`${expression} as ??`, [name]));
  }

  return grouped(
    sums,
    columns.map((name) => [name, METRIC_COLUMNS[name]])
  );
}

/** Groups by what these are in SQL, and selects it. */
async function grouped(
  query: Query,
  columns: readonly (readonly [string, string])[]
): Promise<RawRow[]> {
  for (const [name, expression] of columns) {
    query.select(query.client.raw(`${expression} as ??`, [name])).groupByRaw(expression);
  }

  return query;
}

/** Leaves those of some operators; of none there are none. */
function limit(query: Query, rows: readonly number[] | null): void {
  if (rows !== null) {
    query.whereRaw(`${RATED_OPERATOR} in (${rows.map(() => '?').join() || 'null'})`, [...rows]);
  }
}

/** Conversations a filter leaves; spans of time are of one of their moments. */
function filtered(db: Connection, filters: MetricFilters, moment: Moment): Query {
  const { limits = [], operator, channel, language, visitor, conversation, since, until } = filters;
  const joined = withThreads(db)
    .leftJoin('livechat_channels as ch', 'ch.id', 'c.channel_id')
    .leftJoin('livechat_operators as o', (join) => {
      join.on('o.id', db.raw(RATED_OPERATOR));
    });

  if (visitor !== undefined) joined.leftJoin('livechat_visitors as v', 'v.id', 'c.visitor_id');
  if (since !== undefined) joined.where(moment, '>=', new Date(since));
  if (until !== undefined) joined.where(moment, '<', new Date(until));

  for (const rows of limits) limit(joined, rows);

  for (const [column, value] of [
    ['o.document_id', operator],
    ['ch.document_id', channel],
    ['c.language', language],
    ['v.document_id', visitor],
    ['c.document_id', conversation],
  ] as const) {
    if (value === 'none') joined.whereNull(column);
    else if (value !== undefined) joined.where(column, value);
  }

  return joined;
}
