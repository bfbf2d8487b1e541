import { z } from '@strapi/utils';
import type { Values } from '../plugin/config';

/** What may be configured here, checked, with what holds where nothing is set. */
export const config = {
  visitors: {
    tokenDays: z.number().int().min(1).max(365).default(30),
    truncateIp: z.boolean().default(true),
  },
  limits: {
    messagesPerTenSeconds: z.number().int().min(1).default(20),
    connectionsPerIp: z.number().int().min(1).default(200),
    requestsPerMinute: z.number().int().min(1).default(300),
    pageViewsPerMinute: z.number().int().min(1).default(3_000),
    conversationsPerHour: z.number().int().min(1).default(200),
    channelConversationsPerHour: z.number().int().min(1).default(2_000),
  },
};

declare module '../plugin/config' {
  interface Config extends Values<Pick<typeof config, 'visitors'>> {}
  interface Limits extends Values<typeof config.limits> {}
}
