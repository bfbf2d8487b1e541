import { PROCESS_ZONE } from './zone';

/** What conversations that were asked for a rating are counted by. */
export type AskedColumn = 'operator' | 'channel' | 'day' | 'language';

/** What conversations are counted by. */
export type MetricColumn = AskedColumn | 'hour' | 'country';

/** Which of them are counted; what is left out does not narrow, `none` is for those without. */
export interface MetricFilters {
  /** Row of the operator they are limited to. */
  only?: number | null;
  operator?: string;
  channel?: string;
  language?: string;
  visitor?: string;
  conversation?: string;
  since?: string;
  until?: string;
}

/** Whom a conversation is counted for, and whom its rating is for: who wrote last, else who had it. */
export const RATED_OPERATOR = 'coalesce(c.last_human_id, c.operator_id)';

/** Which database speaks; each keeps and cuts moments its own way. */
export type Dialect = 'sqlite' | 'postgres' | 'mysql';

/** A moment of a conversation. */
export type Moment = 'c.started_at' | 'c.first_answer_at' | 'c.ended_at';

/** What is counted by, as SQL: rows for operators and channels, days by the end. */
export const askedColumns = (dialect: Dialect): Record<AskedColumn, string> => ({
  operator: RATED_OPERATOR,
  channel: 'c.channel_id',
  day: utc(dialect, 'c.ended_at', 'day'),
  language: 'c.language',
});

/** What is counted by, as SQL: ids for operators and channels, days and hours by the start. */
export const metricColumns = (dialect: Dialect): Record<MetricColumn, string> => ({
  operator: 'o.document_id',
  channel: 'ch.document_id',
  day: utc(dialect, 'c.started_at', 'day'),
  hour: utc(dialect, 'c.started_at', 'hour'),
  language: 'c.language',
  country: 'c.country',
});

/** Figures of a group, as SQL. */
export const metrics = (dialect: Dialect): Readonly<Record<string, string>> => ({
  count: 'count(c.id)',
  unanswered: 'sum(case when c.first_answer_at is null then 1 else 0 end)',
  ended: 'sum(case when c.ended_at is null then 0 else 1 end)',
  messages: 'sum(c.visitor_messages + c.operator_messages)',
  answerSeconds: `sum(${secondsUntil(dialect, 'c.first_answer_at')})`,
  durationSeconds: `sum(${secondsUntil(dialect, 'c.ended_at')})`,
});

/**
 * The UTC day of a moment, or the hour of it. PostgreSQL keeps the time of this process's zone, and knows
 * every zone; MySQL keeps it too and may know none, so quarters of an hour leave it as they are.
 */
function utc(dialect: Dialect, moment: Moment, part: 'day' | 'hour'): string {
  const [strftime, toChar] = { day: ['%Y-%m-%d', 'YYYY-MM-DD'], hour: ['%H', 'HH24'] }[part];

  return {
    sqlite: `strftime('${strftime}', ${moment} / 1000, 'unixepoch')`,
    postgres: `to_char(${instant(moment)} at time zone 'UTC', '${toChar}')`,
    mysql: `concat(date_format(${moment}, '%Y-%m-%dT%H:'), lpad(floor(minute(${moment}) / 15) * 15, 2, '0'))`,
  }[dialect];
}

/** What MySQL was asked for as UTC: `zone` is what its times are written in, empty for that of this process. */
export function fromQuarters<Row extends Readonly<Record<string, unknown>>>(
  row: Row,
  zone: string
): Row {
  const utcOf = (quarter: unknown): string | null =>
    typeof quarter === 'string' ? new Date(`${quarter}${zone}`).toISOString() : null;

  return {
    ...row,
    ...('day' in row && { day: utcOf(row.day)?.slice(0, 10) ?? null }),
    ...('hour' in row && { hour: utcOf(row.hour)?.slice(11, 13) ?? null }),
  };
}

/** What PostgreSQL keeps of a moment, put back into the zone it was written in. */
const instant = (moment: Moment): string => `(${moment} at time zone ${PROCESS_ZONE})`;

/**
 * Seconds from the start of a conversation to a moment; nothing while that has not come. None is below
 * zero, though clocks are set back and only SQLite keeps moments that know of it.
 */
const secondsUntil = (dialect: Dialect, moment: Moment): string =>
  ({
    sqlite: `max(0, ${moment} - c.started_at) / 1000.0`,
    postgres: `greatest(0, extract(epoch from ${instant(moment)} - ${instant('c.started_at')}))`,
    mysql: `greatest(0, timestampdiff(microsecond, c.started_at, ${moment})) / 1000000`,
  })[dialect];
