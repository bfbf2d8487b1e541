import type { ConversationBox } from '../../../../shared/conversations';
import type { Condition } from '../../operators/viewer';
import type { Row } from '../../plugin/database/ids';
import type { ConversationSeen } from '../visibility';
import { CONVERSATIONS, type Query } from './tables';

/** What each box of an operator's inbox holds. */
const boxes: Record<ConversationBox, (operator: Row<'operator'>) => Filter> = {
  mine: (operator) => (query) => query.where('c.operator_id', operator),
  unassigned: () => (query) => query.whereNull('c.operator_id'),
  all: () => (query) => query,
};

/** Some conversations, by row. */
export const byRows =
  (rows: readonly Row<'conversation'>[]): Filter =>
  (query) =>
    query.whereIn('c.id', [...rows]);

/** What some operators have in a channel, by row. */
export const ofOperators =
  (channelRow: Row<'channel'>, operators: readonly Row<'operator'>[]): Filter =>
  (query) =>
    query.where('c.channel_id', channelRow).whereIn('c.operator_id', [...operators]);

/** Narrows which conversations are loaded; `c` is their table, `t` that of their threads. */
export type Filter = (query: Query) => Query;

export const byId =
  (id: string): Filter =>
  (query) =>
    query.where('c.document_id', id);

/** The visitor's conversations in a channel that are open and not silent, or ended, since a moment each. */
export const latestOf =
  (key: string, channelRow: Row<'channel'>, { silentSince, endedSince }: LatestSince): Filter =>
  (query) =>
    query
      .where({ 'v.key': key, 'c.channel_id': channelRow })
      .where((either) =>
        either
          .where((open) =>
            open.where('c.state', 'open').where('t.last_message_at', '>', silentSince)
          )
          .orWhere('c.ended_at', '>', endedSince)
      );

interface LatestSince {
  silentSince: Date;
  endedSince: Date;
}

/** Open ones of an operator, and those nobody has yet in these channels. */
export const waiting =
  (operator: Row<'operator'>, channels: readonly Row<'channel'>[]): Filter =>
  (query) =>
    query
      .where('c.state', 'open')
      .where((either) =>
        either
          .where('c.operator_id', operator)
          .orWhere((free) => free.whereNull('c.operator_id').whereIn('c.channel_id', [...channels]))
      );

/** Some conversations. */
export const among =
  (ids: readonly string[]): Filter =>
  (query) =>
    query.whereIn('c.document_id', [...ids]);

/** What all of these leave. */
export const all =
  (...filters: readonly Filter[]): Filter =>
  (query) =>
    filters.reduce((left, filter) => filter(left), query);

/** What somebody may read. */
export const visible =
  (condition: Condition<ConversationSeen>): Filter =>
  (query) =>
    condition === 'all'
      ? query
      : query.where((any) => {
          any.whereRaw('1 = 0');

          for (const each of condition) {
            any.orWhere((one) => seen(one, each));
          }
        });

function seen(query: Query, each: ConversationSeen): Query {
  if ('visitor' in each) {
    return query.whereIn('c.visitor_id', (visitors: Query) =>
      visitors.from('livechat_visitors').where('key', each.visitor).select('id')
    );
  }

  if ('operator' in each) {
    return query.where('c.operator_id', each.operator);
  }

  return query.where('c.ended_by', 'system').whereExists((next: Query) =>
    next
      .from(`${CONVERSATIONS} as n`)
      .whereRaw('n.previous_id = c.id')
      .where((free) => free.where('n.operator_id', each.continuedFor).orWhereNull('n.operator_id'))
      .select('n.id')
  );
}

/** What a box holds of one channel (row), or of all of them. */
export const inbox =
  (box: ConversationBox, operator: Row<'operator'>, channelRow: Row<'channel'> | null): Filter =>
  (query) => {
    const held = boxes[box](operator)(query);

    return channelRow === null ? held : held.where('c.channel_id', channelRow);
  };
