import type { Core } from '@strapi/strapi';
import { HOUR } from '../../../../shared/days';
import type { Bounded } from '../../plugin/bounded';
import { configOf } from '../../plugin/config';
import type { Row } from '../../plugin/database/ids';
import type { Connection, Trx } from '../../plugin/database/transaction';
import type { Remembered } from '../../plugin/nodes/remembered';
import type { Plan } from '../../threads/batch';
import type { Log } from '../../threads/log';
import type { CachedConversation } from '../cache';
import type { Bounds, Counters, LogEntry } from '../entries';
import type { Done } from '../news';

export interface Deps {
  strapi: Core.Strapi;
  /** `write` is for entries that are part of somebody's transaction, who tells of them after the commit. */
  log: Log<LogEntry, Done> & {
    write: (trx: Trx, entries: readonly LogEntry[]) => Promise<Plan<Counters>>;
    /** Forgets what is remembered of a thread, by row. */
    forget: (thread: number) => void;
  };
  /** The conversations heard of last, by id, so that a message needs no query to find its own. */
  cache: Bounded<string, CachedConversation>;
  /** Active conversations by row of the operator, from memory. */
  loads: Remembered<Map<Row<'operator'>, number>>;
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
