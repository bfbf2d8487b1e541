import type { Core } from '@strapi/strapi';
import { isAdded } from '../../plugin/added';
import { closeRedis } from '../../plugin/nodes/redis';
import { startTasks } from '../../plugin/nodes/tasks';
import { exchangeHeartbeats } from './catch-up';
import { emitConversationEvents, emitTurns } from './emit';
import { openGateway } from './open';
import { emitAvailability, keepPresence } from './presence';
import { watchRights } from './rights';
import { closeSilent, watchChannels } from './sessions';

/** Where the running gateway is kept until Strapi stops. */
const HANDLE = 'livechat::gateway';

/** How often presence is told to the database and looked up in it. */
const PRESENCE_SECONDS = 5;

/** How often every operator's admin session is looked at, beside the moments Strapi tells of. */
const SESSION_SECONDS = 30;

/** How often silent visitors are looked for. */
const SILENCE_SECONDS = 10;

interface Deps {
  strapi: Core.Strapi;
}

export async function start({ strapi }: Deps): Promise<void> {
  const gateway = await openGateway(strapi);

  emitConversationEvents(strapi, gateway);
  emitTurns(strapi, gateway);
  const tellMembers = emitAvailability(strapi, gateway);
  const rights = watchRights(strapi, gateway);

  watchChannels(strapi, gateway);

  const tasks = startTasks(strapi, [
    {
      name: 'keeping presence',
      seconds: PRESENCE_SECONDS,
      run: () => keepPresence(strapi, gateway, tellMembers),
    },
    {
      name: 'making good missed news',
      seconds: PRESENCE_SECONDS,
      run: () => exchangeHeartbeats(strapi, gateway),
    },
    {
      name: 'closing silent sockets',
      seconds: SILENCE_SECONDS,
      run: () => closeSilent(strapi, gateway),
    },
    { name: 'looking at sessions', seconds: SESSION_SECONDS, run: rights.recheckAll },
  ]);

  strapi.add(HANDLE, {
    close: async () => {
      tasks.stop();
      rights.stop();
      await gateway.close();
    },
  });
}

export async function stop({ strapi }: Deps): Promise<void> {
  if (isAdded(strapi, HANDLE)) {
    await (strapi.get(HANDLE) as { close: () => Promise<void> }).close();
  }

  closeRedis(strapi);
}
