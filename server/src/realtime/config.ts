import { z } from '@strapi/utils';
import type { Values } from '../plugin/config';

/** What may be configured here, checked, with what holds where nothing is set. */
export const config = {
  limits: {
    openConnectionsPerIp: z.number().int().min(1).default(1_000),
    openConnections: z.number().int().min(1).default(10_000),
    silentVisitorSeconds: z.number().int().min(1).default(900),
  },
};

declare module '../plugin/config' {
  interface Limits extends Values<typeof config.limits> {}
}
