import { z } from '@strapi/utils';
import type { Values } from '../plugin/config';

/** What may be configured here, checked, with what holds where nothing is set. */
export const config = {
  geo: {
    countryHeader: z.string().nullable().default(null),
    databasePath: z.string().nullable().default(null),
  },
};

declare module '../plugin/config' {
  interface Config extends Values<typeof config> {}
}
