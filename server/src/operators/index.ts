import type { Core } from '@strapi/strapi';
import { defineSlice } from '../plugin/compose';
import { listen } from '../plugin/events';
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
  bootstrap: followChannels,
});

async function followChannels({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  listen(strapi, 'livechat.channel.created', async ({ channel, user }) => {
    if (user !== null) {
      const { row } = await service(strapi, 'channels').byId(channel);

      await service(strapi, 'operators').add(row, user);
    }
  });

  listen(strapi, 'livechat.channel.deleted', () => service(strapi, 'operators').tidy());
}
