import type { ConversationCount } from '../../../../shared/conversations';
import type { Row } from '../../plugin/database/ids';
import type { AskedColumn, MetricColumn, MetricFilters } from '../metrics';
import * as store from '../store';
import { connection, type Deps } from './context';

/** What conversations come to in figures. */
export function measuring(deps: Deps) {
  return {
    /** Which of these operators have answered somebody in a channel; rows. */
    async whoAnswered(
      channelRow: Row<'channel'>,
      operators: readonly Row<'operator'>[]
    ): Promise<Set<Row<'operator'>>> {
      return operators.length === 0
        ? new Set()
        : store.whoAnswered(connection(deps), channelRow, operators);
    },

    async counts(): Promise<ConversationCount[]> {
      return store.countByChannel(connection(deps));
    },

    /** Conversations that ended with a question for a rating, by what they are alike in. */
    async asked(
      columns: readonly AskedColumn[],
      filters: MetricFilters
    ): Promise<Record<string, unknown>[]> {
      return store.countAsked(connection(deps), columns, filters);
    },

    /** Figures of conversations, by what they are alike in. */
    async metrics(
      columns: readonly MetricColumn[],
      filters: MetricFilters
    ): Promise<Record<string, unknown>[]> {
      return store.sumConversations(connection(deps), columns, filters);
    },
  };
}
