import type { Core } from '@strapi/strapi';
import { defineSlice } from '../plugin/compose';
import { onEvent, publicEvents } from '../plugin/events';
import { service } from '../plugin/service';
import { config } from './config';
import { createWebhooks } from './service';

/** Webhooks: other servers are told what happened, signed, and again until they have heard. */
export const webhooks = defineSlice({
  name: 'webhooks',
  config,
  service: createWebhooks,
  bootstrap: start,
  destroy: stop,
});

declare module '../plugin/service' {
  interface Services {
    webhooks: ReturnType<typeof createWebhooks>;
  }
}

function start({ strapi }: { strapi: Core.Strapi }): void {
  for (const event of publicEvents()) {
    onEvent(strapi, event, (payload) => {
      // A command that loads Strapi ends before anybody would have heard.
      if (strapi.server.httpServer.listening) {
        service(strapi, 'webhooks').deliver(event, payload);
      }
    });
  }

  onEvent(strapi, 'livechat.ratings.hidden', ({ ratings }) => {
    for (const rating of strapi.server.httpServer.listening ? ratings : []) {
      service(strapi, 'webhooks').deliver('livechat.rating.hidden', rating);
    }
  });
}

function stop({ strapi }: { strapi: Core.Strapi }): void {
  service(strapi, 'webhooks').close();
}
