import { z } from '@strapi/utils';
import type { TranscriptsFromVisitors } from '../../../shared/transcripts';
import { id, line } from '../plugin/fields';
import { service } from '../plugin/service';
import { type EventsOf, eventsFor } from '../plugin/sockets';

const on = eventsFor<'visitor'>();

const visitor: EventsOf<'visitor', TranscriptsFromVisitors> = {
  'transcript:ask': on(
    'event',
    z.object({ conversation: id, email: line(1_000) }),
    ({ strapi, data: { key, ip, network, headers } }, ask) =>
      service(strapi, 'transcripts').ask(key, { ...ask, client: { ip, network, headers } })
  ),
};

/** What visitors may ask to be sent. */
export const transcriptSockets = { visitor };
