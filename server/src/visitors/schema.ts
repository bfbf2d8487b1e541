/** Somebody who chats on a website. `key` is what the visitor's signed token names. */
export const visitor = {
  schema: {
    kind: 'collectionType',
    collectionName: 'livechat_visitors',
    info: { singularName: 'visitor', pluralName: 'visitors', displayName: 'Livechat visitor' },
    options: { draftAndPublish: false },
    pluginOptions: {
      'content-manager': { visible: false },
      'content-type-builder': { visible: false },
    },
    indexes: [{ name: 'livechat_visitors_key_uq', columns: ['key'], type: 'unique' }],
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
  },
} as const;
