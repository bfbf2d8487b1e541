import { index, records } from '../plugin/records';

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
