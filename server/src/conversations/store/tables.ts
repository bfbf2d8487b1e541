import type { Connection } from '../../plugin/database/transaction';

export const CONVERSATIONS = 'livechat_conversations';

export const MEMBERS = 'livechat_conversation_members';

export type Query = ReturnType<Connection['queryBuilder']>;

/** Conversations (`c`) with their threads (`t`). */
export const withThreads = (db: Connection): Query =>
  db(`${CONVERSATIONS} as c`).join('livechat_threads as t', 't.id', 'c.thread_id');
