import { z } from '@strapi/utils';
import type { Values } from '../plugin/config';
import { type EventName, publicEvents } from '../plugin/events';
import { toUrl } from '../site/url';

const isPublic = (name: unknown): boolean => publicEvents().some((one) => one === name);

const event = z.custom<EventName>(isPublic, {
  error: () => `must be one of ${publicEvents().join(', ')}`,
});

/** Fetch refuses an address with a password in it. */
const isReachable = (url: string): boolean => {
  const { protocol = '', username, password } = toUrl(url) ?? {};

  return /^https?:$/.test(protocol) && !username && !password;
};

const webhook = z.strictObject({
  url: z.string().refine(isReachable, 'must be an http:// or https:// address without a password'),
  secret: z.string().min(32, 'needs at least 32 characters'),
  events: z.array(event).min(1).optional(),
});

/** What may be configured here, checked, with what holds where nothing is set. */
export const config = {
  webhooks: z.array(webhook).max(20).nullable().default(null),
};

declare module '../plugin/config' {
  interface Config extends Values<typeof config> {}
}
