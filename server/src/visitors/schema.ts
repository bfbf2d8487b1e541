import { index, records } from '../plugin/database/records';
import { QUOTAS } from './store';

/** Somebody who chats on a website. `key` is what the visitor's signed token names. */
export const visitor = records({
  name: 'visitor',
  plural: 'visitors',
  indexes: [index('visitors', 'key_uq', ['key'])],
  attributes: {
    key: { type: 'string', required: true, private: true },
    name: { type: 'string' },
    language: { type: 'string' },
    country: { type: 'string' },
    device: { type: 'string' },
    referrer: { type: 'text' },
    ip: { type: 'string', private: true },
    pages: { type: 'json' },
    askedAt: { type: 'datetime' },
  },
});

/** How much of their shares people have used, as Strapi's database layer creates and migrates it. No content: what is over is forgotten. */
export const quotas = {
  uid: 'plugin::livechat.quota',
  singularName: 'quota',
  tableName: QUOTAS,
  attributes: {
    id: { type: 'increments' },
    key: { type: 'string', column: { notNullable: true } },
    used: { type: 'integer', column: { notNullable: true } },
    endsAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [
    { name: 'livechat_quotas_uq', columns: ['key'], type: 'unique' },
    { name: 'livechat_quotas_end_idx', columns: ['ends_at'] },
  ],
} as const;
