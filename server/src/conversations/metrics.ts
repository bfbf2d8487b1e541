/** What conversations that were asked for a rating are counted by. */
export type AskedColumn = 'operator' | 'channel' | 'day' | 'language';

/** What conversations are counted by. */
export type MetricColumn = AskedColumn | 'hour' | 'country';

/** Which of them are counted; what is left out does not narrow, `none` is for those without. */
export interface MetricFilters {
  /** Rows of the operators they are limited to, each list by itself; null for everybody. */
  limits?: readonly (readonly number[] | null)[];
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

/** A moment of a conversation. */
export type Moment = 'c.started_at' | 'c.ended_at';

/** What is counted by, as SQL: rows for operators and channels, days by the end. */
export const ASKED_COLUMNS: Readonly<Record<AskedColumn, string>> = {
  operator: RATED_OPERATOR,
  channel: 'c.channel_id',
  day: 'c.ended_day',
  language: 'c.language',
};

/** What is counted by, as SQL: ids for operators and channels, UTC days and hours by the start. */
export const METRIC_COLUMNS: Readonly<Record<MetricColumn, string>> = {
  operator: 'o.document_id',
  channel: 'ch.document_id',
  day: 'c.started_day',
  hour: 'c.started_hour',
  language: 'c.language',
  country: 'c.country',
};

/** Figures of a group, as SQL. */
export const METRICS: Readonly<Record<string, string>> = {
  count: 'count(c.id)',
  unanswered: 'sum(case when c.first_answer_at is null then 1 else 0 end)',
  ended: 'sum(case when c.ended_at is null then 0 else 1 end)',
  messages: 'sum(t.visitor_messages + t.operator_messages)',
  answerSeconds: 'sum(c.answer_seconds)',
  durationSeconds: 'sum(c.duration_seconds)',
};
