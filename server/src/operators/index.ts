import type { Core } from '@strapi/strapi';
import { isAdded } from '../plugin/added';
import { defineSlice } from '../plugin/compose';
import { emitEvent, onEvent, onStrapiEvent } from '../plugin/events';
import { service } from '../plugin/service';
import { startTasks, type Tasks } from '../plugin/tasks';
import { operatorsController } from './controller';
import { adminRoutes, publicRoutes } from './routes';
import { channelMember, operator, picture } from './schema';
import { createOperators, WATCH_SECONDS } from './service';

interface Deps {
  strapi: Core.Strapi;
}

/** Operators: who they are to visitors, the teams of channels, and who is on duty. */
export const operators = defineSlice({
  name: 'operators',
  contentTypes: { operator, 'channel-member': channelMember, picture },
  service: createOperators,
  controller: operatorsController,
  routers: { admin: adminRoutes, pictures: publicRoutes },
  permissions: [{ uid: 'operators.update', displayName: 'Change the chat profile of others' }],
  bootstrap: start,
  destroy: stop,
});

/** Where the running tasks are kept until Strapi stops. */
const HANDLE = 'livechat::operators';

/** Strapi's own news of admin users: who is gone leaves every team, and names may have changed. */
const USER_CHANGES = ['user.update', 'user.delete'];

async function start({ strapi }: Deps): Promise<void> {
  const keepWatch = () => service(strapi, 'operators').keepWatch();

  await keepWatch();
  await service(strapi, 'operators').keepShownNames();
  followChannels(strapi);

  onStrapiEvent(strapi, 'user.delete', () => service(strapi, 'operators').tidyPictures());

  for (const name of USER_CHANGES) {
    onStrapiEvent(strapi, name, async () => {
      await service(strapi, 'operators').keepShownNames();
      await emitEvent(strapi, 'livechat.members.changed', {});
    });
  }

  strapi.add(
    HANDLE,
    startTasks(strapi, [{ name: 'keeping watch', seconds: WATCH_SECONDS, run: keepWatch }])
  );
}

async function stop({ strapi }: Deps): Promise<void> {
  if (isAdded(strapi, HANDLE)) {
    const { stop: end, idle } = strapi.get(HANDLE) as Tasks;

    end();
    await idle();
  }
}

function followChannels(strapi: Core.Strapi): void {
  onEvent(strapi, 'livechat.channel.created', async ({ channel, user }) => {
    if (user !== null) {
      const { row } = await service(strapi, 'channels').byId(channel);

      await service(strapi, 'operators').add(row, user);
    }
  });

  onEvent(strapi, 'livechat.channel.deleted', () => service(strapi, 'operators').tidy());
}
