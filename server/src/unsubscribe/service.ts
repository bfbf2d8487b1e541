import type { Core } from '@strapi/strapi';
import { rootOf } from '../plugin/addresses';
import { service } from '../plugin/service';
import type { Asked } from '../site/languages';
import { renderUnsubscribe } from './render';

/** The page on which whoever was sent an e-mail says that they want no more. */
export const createUnsubscribe = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Its HTML; null for an address we never gave. */
  async page(token: string, asked: Asked): Promise<string | null> {
    const isStopped = await service(strapi, 'outbox').isStopped(token);

    if (isStopped === null) {
      return null;
    }

    const place = service(strapi, 'pages').placeFor(asked);
    const action = `${rootOf(strapi)}/unsubscribe/${token}?locale=${place.language}`;

    return renderUnsubscribe({ place, action, isStopped });
  },
});
