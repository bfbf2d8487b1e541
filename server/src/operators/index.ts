import type { Core } from '@strapi/strapi';
import { defineSlice } from '../plugin/compose';
import { announce, listen, listenToStrapi } from '../plugin/events';
import { service } from '../plugin/service';
import { operatorsController } from './controller';
import { adminRoutes } from './routes';
import { duty, operator } from './schema';
import { createOperators } from './service';

/** Operators: who they are to visitors, the teams of channels, and who is on duty. */
export const operators = defineSlice({
  name: 'operators',
  contentTypes: { operator, duty },
  service: createOperators,
  controller: operatorsController,
  routers: { admin: adminRoutes },
  permissions: [{ uid: 'operators.update', displayName: 'Change the chat profile of others' }],
  bootstrap: followOthers,
});

/** Strapi's own news of admin users: who is gone leaves every team, and names may have changed. */
const USER_CHANGES = ['user.update', 'user.delete'];

async function followOthers({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  followChannels(strapi);

  for (const name of USER_CHANGES) {
    listenToStrapi(strapi, name, () => announce(strapi, 'livechat.duties.changed', {}));
  }
}

function followChannels(strapi: Core.Strapi): void {
  listen(strapi, 'livechat.channel.created', async ({ channel, user }) => {
    if (user !== null) {
      const { row } = await service(strapi, 'channels').byId(channel);

      await service(strapi, 'operators').add(row, user);
    }
  });

  listen(strapi, 'livechat.channel.deleted', () => service(strapi, 'operators').tidy());
}
