import { foreignKey, index, records } from '../plugin/database/records';
import { RATING_DAY_KEY, RATING_DAYS } from './store/tables';

/**
 * What a customer thought. `value` is 5, 3 or 1 for ratings given here and may be between them for
 * imported ones; `day` is the UTC day of `submittedAt`, kept because no two databases agree on how
 * to take it from a time.
 */
export const rating = records({
  name: 'rating',
  plural: 'ratings',
  indexes: [
    index('ratings', 'conversation_uq', ['conversation_id']),
    index('ratings', 'public_idx', ['channel_id', 'hidden', 'left_out', 'submitted_at']),
    index('ratings', 'operator_idx', ['operator_id', 'submitted_at']),
    index('ratings', 'submitted_idx', ['submitted_at']),
    index('ratings', 'value_idx', ['value', 'submitted_at']),
    index('ratings', 'handled_idx', ['handled', 'submitted_at']),
  ],
  attributes: {
    value: { type: 'float', required: true },
    comment: { type: 'text', private: true },
    conversation: foreignKey('conversation'),
    channel: foreignKey('channel'),
    operator: foreignKey('operator'),
    visitor: foreignKey('visitor'),
    hidden: { type: 'boolean', default: false, required: true },
    // Empty, or why it counts in no public figure although nobody hid it; never null, so that the index serves it.
    leftOut: { type: 'string', default: '' },
    submittedAt: { type: 'datetime', required: true },
    day: { type: 'string' },
    source: { type: 'string', default: 'chat' },
    language: { type: 'string' },
    firstResponseSeconds: { type: 'integer' },
    lengthSeconds: { type: 'integer' },
    note: { type: 'text', private: true },
    handled: { type: 'boolean', default: false, required: true },
    history: { type: 'json', private: true },
  },
});

/** The counters, as Strapi's database layer creates and migrates them. */
export const ratingDays = {
  uid: 'plugin::livechat.rating-day',
  singularName: 'rating-day',
  tableName: RATING_DAYS,
  attributes: {
    id: { type: 'increments' },
    channel: { type: 'integer', column: { notNullable: true } },
    operator: { type: 'integer', column: { notNullable: true } },
    day: { type: 'string', column: { notNullable: true } },
    value: { type: 'integer', column: { notNullable: true } },
    hidden: { type: 'boolean', column: { notNullable: true } },
    count: { type: 'integer', column: { notNullable: true } },
  },
  indexes: [
    { name: 'livechat_rating_days_uq', columns: RATING_DAY_KEY, type: 'unique' },
    // The last days of every channel, of one operator or of all.
    {
      name: 'livechat_rating_days_day_idx',
      columns: ['day', 'operator', 'value', 'count'],
    },
    // Holds all that a sum needs, in the order it is grouped by: the table itself is not read.
    {
      name: 'livechat_rating_days_sum_idx',
      columns: ['channel', 'hidden', 'value', 'day', 'count'],
    },
  ],
} as const;
