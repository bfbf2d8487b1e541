import { randomUUID } from 'node:crypto';
import type { UID } from '@strapi/strapi';

/** The plugin's id in Strapi, and the prefix of every name it registers. */
export const PLUGIN_ID = 'livechat';

/** The full name Strapi gives to something of ours: `uid('rating')` is `plugin::livechat.rating`. */
export const uid = <Name extends string>(name: Name): `plugin::livechat.${Name}` & UID.Schema =>
  `plugin::${PLUGIN_ID}.${name}` as `plugin::livechat.${Name}` & UID.Schema;

/** As long as the ids Strapi makes; they begin with the time, so that new rows lie together in the index. */
export const newDocumentId = (): string =>
  `${Date.now().toString(36)}${randomUUID().replaceAll('-', '')}`.slice(0, 24);
