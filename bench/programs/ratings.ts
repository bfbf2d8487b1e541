import type { Core } from '@strapi/strapi';

/** Rows written by one statement. */
const BATCH = 50_000;

const DAY = 24 * 60 * 60 * 1000;

/** Ratings are spread over this long, the newest now. */
const PAST = 730 * DAY;

/** Whose ratings they are. */
export interface Owners {
  /** Row of the channel. */
  channel: number;
  /** Rows of the operators. */
  operators: readonly number[];
}

/** Writes ratings by SQL, as fast as the database takes them, and counts them. */
export async function fillRatings(
  strapi: Core.Strapi,
  owners: Owners,
  count: number
): Promise<void> {
  const { connection, dialect } = strapi.db;
  const insert = dialect.client === 'postgres' ? postgres : sqlite;
  const now = Date.now();

  for (let from = 0; from < count; from += BATCH) {
    const to = Math.min(from + BATCH, count) - 1;

    await connection.raw(insert(owners), { from, to, now, step: PAST / count });
  }

  await strapi.plugin('livechat').service('ratings').rebuild();
}

const COLUMNS =
  'document_id, value, channel_id, operator_id, hidden, handled, submitted_at, day, created_at, updated_at';

/** Eight of ten are satisfied, one of fifty is hidden, all operators have the same share. */
const values = ({ channel, operators }: Owners): string => `
  'bench' || i,
  case i % 10 when 0 then 1 when 1 then 3 else 5 end,
  ${channel},
  case i % ${operators.length} ${operators.map((row, index) => `when ${index} then ${row}`).join(' ')} end`;

const sqlite = (owners: Owners): string => `
  with recursive numbers(i) as (select :from union all select i + 1 from numbers where i < :to),
    moments(i, at) as (select i, cast(:now - i * :step as integer) from numbers)
  insert into livechat_ratings (${COLUMNS})
  select ${values(owners)}, i % 50 = 0, 0, at, strftime('%Y-%m-%d', at / 1000, 'unixepoch'), at, at
  from moments`;

const postgres = (owners: Owners): string => `
  insert into livechat_ratings (${COLUMNS})
  select ${values(owners)}, i % 50 = 0, false, at, to_char(at at time zone 'UTC', 'YYYY-MM-DD'), at, at
  from (
    select i, to_timestamp((cast(:now as float8) - i * cast(:step as float8)) / 1000) as at
    from generate_series(cast(:from as int), cast(:to as int)) as i
  ) as moments`;
