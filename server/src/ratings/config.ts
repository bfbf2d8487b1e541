import { z } from '@strapi/utils';
import type { Values } from '../plugin/config';

/** What may be configured here, checked, with what holds where nothing is set. */
export const config = {
  ratings: {
    minimumSample: z.number().int().min(1).max(1_000).default(5),
    changeableHours: z.number().int().min(0).max(720).default(24),
    dailyPerNetwork: z.number().int().min(1).default(50),
  },
};

declare module '../plugin/config' {
  interface Config extends Values<typeof config> {}
}
