import { createHmac } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { configOf } from './config';

/**
 * The secret for one use, 64 hexadecimal digits. Derived from the configured one, else from Strapi's own keys, so that a
 * site has one without setting one; what is signed for one use is worth nothing for another.
 */
export function secretFor(strapi: Core.Strapi, use: string): string {
  const known = secrets.get(strapi) ?? new Map<string, string>();
  const secret = known.get(use) ?? derive(strapi, use);

  known.set(use, secret);
  secrets.set(strapi, known);

  return secret;
}

/** Messages and page views ask for some; what they are derived from stands in the configuration. */
const secrets = new WeakMap<Core.Strapi, Map<string, string>>();

function derive(strapi: Core.Strapi, use: string): string {
  const root = configOf(strapi).secret ?? strapi.config.get<string[]>('server.app.keys', []).join();

  return createHmac('sha256', root).update(`livechat ${use}`).digest('hex');
}

/** A hash that only this site can make, 64 hexadecimal digits: knows a text again without keeping it. */
export const keyedHash = (strapi: Core.Strapi, use: string, text: string): string =>
  createHmac('sha256', secretFor(strapi, use)).update(text).digest('hex');
