import type { UID } from '@strapi/strapi';

/** The plugin's id in Strapi, and the prefix of every name it registers. */
export const PLUGIN_ID = 'livechat';

/** The full name Strapi gives to something of ours: `uid('rating')` is `plugin::livechat.rating`. */
export const uid = <Name extends string>(name: Name): `plugin::livechat.${Name}` & UID.Schema =>
  `plugin::${PLUGIN_ID}.${name}` as `plugin::livechat.${Name}` & UID.Schema;
