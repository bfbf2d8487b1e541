import type { Core } from '@strapi/strapi';
import { defineSlice } from '../plugin/compose';
import { emitOutside, onEvent } from '../plugin/events';
import { service } from '../plugin/service';
import { config } from './config';
import { errors } from './errors';
import { events } from './events';
import { ratingAdminRoutes, ratingRoutes } from './routes';
import { rating, ratingCounters } from './schema';
import { createRatings } from './service';
import { ratingSockets } from './sockets';
import { openSubjects, ownersOf } from './subjects';

/** Ratings: what customers thought, what of it is public, and the counters both are read from. */
export const ratings = defineSlice({
  name: 'ratings',
  config,
  errors,
  events,
  contentTypes: { rating },
  service: createRatings,
  controller: async () => (await import('./controller')).ratingsController,
  routers: { admin: ratingAdminRoutes, content: ratingRoutes },
  sockets: ratingSockets,
  permissions: [
    { uid: 'ratings.read-own', displayName: 'Read the ratings of own conversations' },
    { uid: 'ratings.read-all', displayName: 'Read all ratings' },
    { uid: 'ratings.export', displayName: 'Export ratings to files' },
    { uid: 'ratings.delete', displayName: 'Delete ratings' },
    { uid: 'ratings.hide', displayName: 'Hide ratings, add notes and mark them handled' },
  ],
  tools: async () => (await import('./tools')).ratingTools,
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
  strapi.get('models').add(ratingCounters);
}

async function bootstrapRatings({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  // Strapi's own webhooks: they too are told ids and the value, never a comment or a customer.
  for (const name of Object.keys(events)) {
    strapi.get('webhookStore').addAllowedEvent(name, name);
  }

  openSubjects(strapi);
  await service(strapi, 'ratings').countImported();

  for (const [kind, { gone }] of ownersOf(strapi)) {
    const forget = () => service(strapi, 'ratings').forgetDeletedOwners(kind);

    await forget();
    onEvent(strapi, gone, forget);
  }

  // Whoever listens to one hears of each of many.
  onEvent(strapi, 'livechat.ratings.hidden', ({ ratings: all }) => {
    for (const each of all) {
      emitOutside(strapi, 'livechat.rating.hidden', each);
    }
  });
}
