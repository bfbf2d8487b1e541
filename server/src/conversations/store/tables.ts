import { randomUUID } from 'node:crypto';
import type { Connection } from '../../plugin/database/transaction';

export const CONVERSATIONS = 'livechat_conversations';

export const MESSAGES = 'livechat_messages';

export const MEMBERS = 'livechat_conversation_members';

export type Query = ReturnType<Connection['queryBuilder']>;

/** As long as the ids Strapi makes; they begin with the time, so that new rows lie together in the index. */
export const documentId = (): string =>
  `${Date.now().toString(36)}${randomUUID().replaceAll('-', '')}`.slice(0, 24);
