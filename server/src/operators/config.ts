import { z } from '@strapi/utils';
import type { Values } from '../plugin/config';

/** What may be configured here, checked, with what holds where nothing is set. */
export const config = {
  limits: {
    pictureMegabytes: z.number().int().min(1).max(50).default(10),
  },
};

declare module '../plugin/config' {
  interface Limits extends Values<typeof config.limits> {}
}
