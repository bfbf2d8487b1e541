import type { Core } from '@strapi/strapi';
import { defineSlice } from '../plugin/compose';
import { onEvent } from '../plugin/events';
import { service } from '../plugin/service';
import { ratingsController } from './controller';
import { ratingAdminRoutes, ratingRoutes } from './routes';
import { rating, ratingDays } from './schema';
import { createRatings } from './service';
import { ratingTools } from './tools';

/** Ratings: what customers thought, what of it is public, and the counters both are read from. */
export const ratings = defineSlice({
  name: 'ratings',
  contentTypes: { rating },
  service: createRatings,
  controller: ratingsController,
  routers: { admin: ratingAdminRoutes, content: ratingRoutes },
  permissions: [
    { uid: 'ratings.read-own', displayName: 'Read the ratings of own conversations' },
    { uid: 'ratings.read-all', displayName: 'Read all ratings' },
    { uid: 'ratings.export', displayName: 'Export ratings to files' },
    { uid: 'ratings.delete', displayName: 'Delete ratings' },
    { uid: 'ratings.hide', displayName: 'Hide ratings, add notes and mark them handled' },
  ],
  tools: ratingTools,
  register: registerRatings,
  bootstrap: bootstrapRatings,
});

declare module '../plugin/service' {
  interface Services {
    ratings: ReturnType<typeof createRatings>;
  }
}

/** The counters are no content: they get a table and nothing else. */
function registerRatings({ strapi }: { strapi: Core.Strapi }): void {
  strapi.get('models').add(ratingDays);
}

/** What Strapi's webhooks may be told: ids and the value, never a comment or a customer. */
const TOLD_TO_WEBHOOKS = [
  'livechat.rating.created',
  'livechat.rating.changed',
  'livechat.rating.hidden',
  'livechat.rating.deleted',
] as const;

async function bootstrapRatings({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const ratings = service(strapi, 'ratings');

  for (const name of TOLD_TO_WEBHOOKS) {
    strapi.get('webhookStore').addAllowedEvent(name, name);
  }

  await ratings.countImported();
  onEvent(strapi, 'livechat.channel.deleted', () => ratings.forgetDeletedChannels());
}
