import { z } from '@strapi/utils';
import { COMMENT_MAX, type RatingsFromVisitors } from '../../../shared/ratings';
import { id, text } from '../plugin/fields';
import { service } from '../plugin/service';
import { type EventsOf, eventsFor } from '../plugin/sockets';
import { optional } from '../plugin/validate';

const on = eventsFor<'visitor'>();

const visitor: EventsOf<'visitor', RatingsFromVisitors> = {
  'rating:give': on(
    'event',
    z.object({
      conversation: id,
      value: z.unknown().optional(),
      comment: optional(text(COMMENT_MAX).nullable()),
    }),
    ({ strapi, data: { key, network } }, { conversation, ...rating }) =>
      service(strapi, 'ratings').give('chat', { conversation, visitorKey: key }, rating, {
        network,
      })
  ),
};

/** How visitors rate in the window. */
export const ratingSockets = { visitor };
