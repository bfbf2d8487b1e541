import type { Core } from '@strapi/strapi';
import { HOUR } from '../../../../shared/days';
import { configOf } from '../../plugin/config';
import type { Connection } from '../../plugin/database/transaction';
import { sharedNow } from '../../plugin/nodes/clock';
import type { Remembered } from '../../plugin/nodes/remembered';
import type { CachedConversation, ConversationCache } from '../cache';
import type { Bounds, LogEntry } from '../entries';
import type { Log } from '../log';
import type { Done } from '../news';

export interface Deps {
  strapi: Core.Strapi;
  log: Log<LogEntry, Done>;
  cache: ConversationCache;
  /** Active conversations by row of the operator, from memory. */
  loads: Remembered<Map<number, number>>;
  /** When it was last looked up whether the operator of a conversation is still there. */
  attended: WeakMap<CachedConversation, number>;
}

/** Reads outside a transaction. */
export const connection = ({ strapi }: Deps): Connection => strapi.db.connection;

/** Where a conversation is at its end now; at least one message is of this moment. */
export function boundsOf({ strapi }: Pick<Deps, 'strapi'>, now = new Date()): Bounds {
  const { conversations, limits } = configOf(strapi);

  return {
    silentSince: new Date(now.getTime() - conversations.silentHours * HOUR),
    messages: limits.messagesPerConversation,
  };
}

/** What a batch is decided and written by. */
export const contextOf = (strapi: Core.Strapi): { bounds: Bounds; now: Date } => ({
  bounds: boundsOf({ strapi }),
  now: sharedNow(strapi),
});
