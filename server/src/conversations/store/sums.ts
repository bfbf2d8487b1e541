import type { Connection } from '../../plugin/transaction';
import {
  type AskedColumn,
  askedColumns,
  type Dialect,
  fromQuarters,
  type MetricColumn,
  type MetricFilters,
  type Moment,
  metricColumns,
  metrics,
  RATED_OPERATOR,
} from '../metrics';
import type { Row } from '../rows';
import { CONVERSATIONS, type Query } from './tables';

/** How many conversations each channel has had, by the channel's id. */
export async function countByChannel(
  db: Connection
): Promise<{ channel: string; count: number }[]> {
  const rows: Row[] = await db(`${CONVERSATIONS} as c`)
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
): Promise<Row[]> {
  const asked = filtered(db, filters, 'c.ended_at').where('c.ask_rating', true);
  const known = askedColumns(dialectOf(db.client.config.client));

  return grouped(
    asked.count({ asked: 'c.id' }),
    columns.map((name) => [name, known[name]])
  );
}

/** Figures of conversations by the moment they began, by what they are alike in; ids for operators and channels. */
export async function sumConversations(
  db: Connection,
  columns: readonly MetricColumn[],
  filters: MetricFilters
): Promise<Row[]> {
  const sums = filtered(db, filters, 'c.started_at');
  const dialect = dialectOf(db.client.config.client);
  const known = metricColumns(dialect);

  for (const [name, expression] of Object.entries(metrics(dialect))) {
    sums.select(db.raw(`${expression} as ??`, [name]));
  }

  return grouped(
    sums,
    columns.map((name) => [name, known[name]])
  );
}

/** Rows of a MySQL may come several for one group: they are to be added up. */
async function grouped(
  query: Query,
  columns: readonly (readonly [string, string])[]
): Promise<Row[]> {
  for (const [name, expression] of columns) {
    query.select(query.client.raw(`${expression} as ??`, [name])).groupByRaw(expression);
  }

  const rows: Row[] = await query;
  const { client, connection } = query.client.config;

  return dialectOf(client) === 'mysql'
    ? rows.map((row) => fromQuarters(row, zoneOf(Object(connection))))
    : rows;
}

/** Conversations a filter leaves; spans of time are of one of their moments. */
function filtered(db: Connection, filters: MetricFilters, moment: Moment): Query {
  const { only, operator, channel, language, visitor, conversation, since, until } = filters;
  const joined = db(`${CONVERSATIONS} as c`)
    .leftJoin('livechat_channels as ch', 'ch.id', 'c.channel_id')
    .leftJoin('livechat_operators as o', (join) => {
      join.on('o.id', db.raw(RATED_OPERATOR));
    });

  if (visitor !== undefined) joined.leftJoin('livechat_visitors as v', 'v.id', 'c.visitor_id');
  if (typeof only === 'number') joined.whereRaw(`${RATED_OPERATOR} = ?`, [only]);
  if (since !== undefined) joined.where(moment, '>=', new Date(since));
  if (until !== undefined) joined.where(moment, '<', new Date(until));

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

/** What times are written in, as the connection's settings say. */
function zoneOf(connection: object): string {
  const zone = 'timezone' in connection ? String(connection.timezone) : 'local';

  return zone === 'local' ? '' : zone;
}

function dialectOf(client: unknown): Dialect {
  const name = String(client);

  return name.startsWith('p') ? 'postgres' : name.startsWith('mysql') ? 'mysql' : 'sqlite';
}
