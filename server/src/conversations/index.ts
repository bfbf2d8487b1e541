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
  routers: { admin: adminRoutes, content: contentRoutes },
  permissions: [
    { uid: 'conversations.answer', displayName: 'Answer visitors' },
    { uid: 'conversations.read-all', displayName: 'Read and answer everybody’s conversations' },
  ],
});
