import { UNSAID_SOURCE } from '../../../shared/ratings';
import { foreignKey, index, records } from '../plugin/database/records';
import { COUNTER_KEY, RATING_COUNTERS } from './store/tables';

/**
 * A row of a table that is yet to come, in the column a foreign key of this name has. A relation to a
 * type that does not exist cannot be declared, and an id in its place could not be joined as the other
 * columns are; on the day the type comes, `foreignKey` takes the place of this, and no column changes.
 */
const futureKey = (name: string) => ({
  type: 'integer' as const,
  columnName: `${name}_id`,
  column: { unsigned: true },
});

/**
 * What a customer thought, of a conversation or a ticket (`source` says which), counted for the
 * channel or the team. `request` tells several ratings of one subject apart: which request for a
 * rating each answers. `value` is 5, 3 or 1 for ratings given here and may be between them for
 * imported ones; `day` is the UTC day of `submittedAt`, kept because no two databases agree on how
 * to take it from a time.
 */
export const rating = records({
  name: 'rating',
  plural: 'ratings',
  indexes: [
    index('ratings', 'conversation_uq', ['conversation_id', 'request']),
    index('ratings', 'ticket_uq', ['ticket_id', 'request']),
    index('ratings', 'public_idx', ['channel_id', 'hidden', 'left_out', 'submitted_at']),
    index('ratings', 'team_idx', ['team_id', 'hidden', 'left_out', 'submitted_at']),
    index('ratings', 'customer_idx', ['customer_id', 'submitted_at']),
    index('ratings', 'operator_idx', ['operator_id', 'submitted_at']),
    index('ratings', 'submitted_idx', ['submitted_at']),
    index('ratings', 'value_idx', ['value', 'submitted_at']),
    index('ratings', 'handled_idx', ['handled', 'submitted_at']),
  ],
  attributes: {
    value: { type: 'float', required: true },
    comment: { type: 'text', private: true },
    conversation: foreignKey('conversation'),
    ticket: futureKey('ticket'),
    // Never null, so that an index over it lets no subject have two for one request.
    request: { type: 'string', column: { notNullable: true, defaultTo: '' } },
    channel: foreignKey('channel'),
    team: futureKey('team'),
    operator: foreignKey('operator'),
    visitor: foreignKey('visitor'),
    customer: futureKey('customer'),
    hidden: { type: 'boolean', default: false, required: true },
    // Empty, or why it counts in no public figure although nobody hid it; never null, so that the index serves it.
    leftOut: { type: 'string', default: '' },
    submittedAt: { type: 'datetime', required: true },
    day: { type: 'string' },
    source: { type: 'string', default: UNSAID_SOURCE },
    language: { type: 'string' },
    firstResponseSeconds: { type: 'integer' },
    lengthSeconds: { type: 'integer' },
    note: { type: 'text', private: true },
    handled: { type: 'boolean', default: false, required: true },
    history: { type: 'json', private: true },
  },
});

/** The counters, as Strapi's database layer creates and migrates them. */
export const ratingCounters = {
  uid: 'plugin::livechat.rating-counter',
  singularName: 'rating-counter',
  tableName: RATING_COUNTERS,
  attributes: {
    id: { type: 'increments' },
    kind: { type: 'string', column: { notNullable: true } },
    owner: { type: 'integer', column: { notNullable: true } },
    operator: { type: 'integer', column: { notNullable: true } },
    day: { type: 'string', column: { notNullable: true } },
    value: { type: 'integer', column: { notNullable: true } },
    hidden: { type: 'boolean', column: { notNullable: true } },
    count: { type: 'integer', column: { notNullable: true } },
  },
  indexes: [
    { name: 'livechat_rating_counters_uq', columns: COUNTER_KEY, type: 'unique' },
    // The last days of all owners together, of one operator or of all.
    {
      name: 'livechat_rating_counters_day_idx',
      columns: ['day', 'operator', 'value', 'count'],
    },
    // Holds all that a sum needs, in the order it is grouped by: the table itself is not read.
    {
      name: 'livechat_rating_counters_sum_idx',
      columns: ['kind', 'owner', 'hidden', 'value', 'day', 'count'],
    },
  ],
} as const;
