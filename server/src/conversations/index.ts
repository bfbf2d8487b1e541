import type { Core } from '@strapi/strapi';
import { RIGHTS_CHANGES } from '../plugin/admins';
import { defineSlice } from '../plugin/compose';
import { dialectOf } from '../plugin/database/dialect';
import { onEvent, onStrapiEvent } from '../plugin/events';
import { hurryTask, type Task } from '../plugin/nodes/tasks';
import { service } from '../plugin/service';
import { config } from './config';
import { errors } from './errors';
import { events } from './events';
import { adminRoutes, contentRoutes } from './routes';
import { conversation, conversationMember } from './schema';
import { createConversations } from './service';
import { conversationSockets } from './sockets';
import { chatSubject } from './subjects';

/** Conversations: what visitors and operators say to each other, and who gets whom. */
export const conversations = defineSlice({
  name: 'conversations',
  config,
  errors,
  events,
  contentTypes: { conversation, 'conversation-member': conversationMember },
  service: createConversations,
  controller: async () => (await import('./controller')).conversationsController,
  tasks,
  bootstrap: start,
  routers: { admin: adminRoutes, content: contentRoutes },
  sockets: conversationSockets,
  subjects: { chat: chatSubject },
  permissions: [
    { uid: 'conversations.answer', displayName: 'Answer visitors' },
    { uid: 'conversations.read-all', displayName: 'Read and answer everybody’s conversations' },
  ],
});

declare module '../plugin/service' {
  interface Services {
    conversations: ReturnType<typeof createConversations>;
  }
}

export interface Deps {
  strapi: Core.Strapi;
}

/** How often conversations of operators who are gone are looked for, in seconds. */
const RELEASE_SECONDS = 10;
const RELEASING = 'releasing conversations';

/** How often silent conversations are ended, in seconds. */
const SILENT_SECONDS = 60;

function tasks({ strapi }: Deps): Task[] {
  return [
    {
      name: RELEASING,
      seconds: RELEASE_SECONDS,
      run: () => service(strapi, 'conversations').release(),
      isShared: true,
    },
    {
      name: 'ending silent conversations',
      seconds: SILENT_SECONDS,
      run: () => service(strapi, 'conversations').endSilent(),
      isShared: true,
    },
  ];
}

async function start(deps: Deps): Promise<void> {
  const { strapi } = deps;

  await writeAhead(deps);

  for (const name of RIGHTS_CHANGES) {
    onStrapiEvent(strapi, name, () => hurryTask(strapi, RELEASING));
  }

  onEvent(strapi, 'livechat.members.removed', (removed) =>
    service(strapi, 'conversations').releaseMembers(removed)
  );
}

/** With SQLite, a write-ahead log lets commits be appended instead of copied back and forth; still one sync to disk each. */
async function writeAhead({ strapi }: Deps): Promise<void> {
  if (dialectOf(strapi.db.connection) === 'sqlite') {
    await strapi.db.connection.raw('PRAGMA journal_mode = WAL');
    // Copied back every 16 MB instead of every 4: under load that would be after every other commit.
    await strapi.db.connection.raw('PRAGMA wal_autocheckpoint = 4000');
  }
}
