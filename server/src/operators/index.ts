import type { Core } from '@strapi/strapi';
import { defineSlice } from '../plugin/compose';
import { emitEvent, onEvent, onStrapiEvent } from '../plugin/events';
import type { Task } from '../plugin/nodes/tasks';
import { service } from '../plugin/service';
import { config } from './config';
import { errors } from './errors';
import { events } from './events';
import { adminRoutes, publicRoutes } from './routes';
import { channelMember, operator, picture } from './schema';
import { createOperators } from './service';
import { WATCH_SECONDS } from './service/watch';
import { operatorSockets } from './sockets';

export interface Deps {
  strapi: Core.Strapi;
}

/** Operators: who they are to visitors, the teams of channels, and who is on duty. */
export const operators = defineSlice({
  name: 'operators',
  config,
  errors,
  events,
  contentTypes: { operator, 'channel-member': channelMember, picture },
  service: createOperators,
  controller: async () => (await import('./controller')).operatorsController,
  routers: { admin: adminRoutes, pictures: publicRoutes },
  sockets: operatorSockets,
  permissions: [{ uid: 'operators.update', displayName: 'Change the chat profile of others' }],
  tasks,
  bootstrap: start,
});

declare module '../plugin/service' {
  interface Services {
    operators: ReturnType<typeof createOperators>;
  }
}

/** Strapi's own news of admin users: who is gone leaves every team, and names may have changed. */
const USER_CHANGES = ['user.update', 'user.delete'];

function tasks({ strapi }: Deps): Task[] {
  return [
    {
      name: 'keeping watch',
      seconds: WATCH_SECONDS,
      run: () => service(strapi, 'operators').keepWatch(),
    },
  ];
}

async function start({ strapi }: Deps): Promise<void> {
  await service(strapi, 'operators').keepWatch();
  await service(strapi, 'operators').keepShownNames();
  followChannels(strapi);

  onStrapiEvent(strapi, 'user.delete', () => service(strapi, 'operators').tidyPictures());

  for (const name of USER_CHANGES) {
    onStrapiEvent(strapi, name, async () => {
      await service(strapi, 'operators').keepShownNames();
      await emitEvent(strapi, 'livechat.members.changed', {});
    });
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
