import { z } from '@strapi/utils';
import type { Values } from '../plugin/config';

const most = (count: number) => z.number().int().min(1).default(count);

/** What may be configured here, checked, with what holds where nothing is set. */
export const config = {
  transcripts: {
    perConversation: most(3),
    perAddressDaily: most(5),
    perNetworkDaily: most(200),
    perHour: most(300),
  },
};

declare module '../plugin/config' {
  interface Config extends Values<typeof config> {}
}
