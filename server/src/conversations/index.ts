import type { Core } from '@strapi/strapi';
import { defineSlice } from '../plugin/compose';
import { conversationsController } from './controller';
import { adminRoutes, contentRoutes } from './routes';
import { conversation, message } from './schema';
import { createConversations } from './service';

/** Conversations: what visitors and operators say to each other, and who gets whom. */
export const conversations = defineSlice({
  name: 'conversations',
  contentTypes: { conversation, message },
  service: createConversations,
  controller: conversationsController,
  bootstrap: writeAhead,
  routers: { admin: adminRoutes, content: contentRoutes },
  permissions: [
    { uid: 'conversations.answer', displayName: 'Answer visitors' },
    { uid: 'conversations.read-all', displayName: 'Read and answer everybody’s conversations' },
  ],
});

/** With SQLite, a write-ahead log lets commits be appended instead of copied back and forth; still one sync to disk each. */
async function writeAhead({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  if (strapi.db.dialect.client === 'sqlite') {
    await strapi.db.connection.raw('PRAGMA journal_mode = WAL');
    // Copied back every 16 MB instead of every 4: under load that would be after every other commit.
    await strapi.db.connection.raw('PRAGMA wal_autocheckpoint = 4000');
  }
}
