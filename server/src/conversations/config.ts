import { z } from '@strapi/utils';
import type { Values } from '../plugin/config';

/** What may be configured here, checked, with what holds where nothing is set. */
export const config = {
  conversations: {
    operatorGoneMinutes: z.number().int().min(1).max(1_440).default(2),
    silentHours: z.number().int().min(1).max(720).default(24),
  },
  limits: {
    messagesPerConversation: z.number().int().min(10).default(2_000),
  },
};

declare module '../plugin/config' {
  interface Config extends Values<Pick<typeof config, 'conversations'>> {}
  interface Limits extends Values<typeof config.limits> {}
}
