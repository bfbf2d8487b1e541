import type { Core } from '@strapi/strapi';
import { defineSlice } from '../plugin/compose';
import { onEvent } from '../plugin/events';
import { service } from '../plugin/service';
import { config } from './config';
import { events } from './events';
import { adminRoutes } from './routes';
import { rule } from './schema';
import { createRules } from './service';

/** Rules: on which pages, for which countries and how the chat button shows. */
export const rules = defineSlice({
  name: 'rules',
  config,
  events,
  contentTypes: { rule },
  service: createRules,
  controller: async () => (await import('./controller')).rulesController,
  routers: { admin: adminRoutes },
  bootstrap: followChannels,
});

declare module '../plugin/service' {
  interface Services {
    rules: ReturnType<typeof createRules>;
  }
}

async function followChannels({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  onEvent(strapi, 'livechat.channel.deleted', () => service(strapi, 'rules').tidy());
}
