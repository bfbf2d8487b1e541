const pluginOptions = {
  'content-manager': { visible: false },
  'content-type-builder': { visible: false },
} as const;

/** What an admin user is to visitors; the user may be gone, after a transfer or a deletion. */
export const operator = {
  schema: {
    kind: 'collectionType',
    collectionName: 'livechat_operators',
    info: { singularName: 'operator', pluralName: 'operators', displayName: 'Livechat operator' },
    options: { draftAndPublish: false },
    pluginOptions,
    indexes: [{ name: 'livechat_operators_user_uq', columns: ['user_id'], type: 'unique' }],
    attributes: {
      user: {
        type: 'relation',
        relation: 'manyToOne',
        target: 'admin::user',
        useJoinTable: false,
        private: true,
      },
      chatName: { type: 'string' },
      languages: { type: 'json' },
      country: { type: 'string' },
      busy: { type: 'boolean', default: false },
      conversationLimit: { type: 'integer' },
      lastActivityAt: { type: 'datetime' },
      lastSeenAt: { type: 'datetime' },
    },
  },
} as const;

/** An operator's place in a channel: listed in its team, and joined or not. */
export const duty = {
  schema: {
    kind: 'collectionType',
    collectionName: 'livechat_duties',
    info: { singularName: 'duty', pluralName: 'duties', displayName: 'Livechat duty' },
    options: { draftAndPublish: false },
    pluginOptions,
    indexes: [
      {
        name: 'livechat_duties_place_uq',
        columns: ['channel_id', 'operator_id'],
        type: 'unique',
      },
    ],
    attributes: {
      channel: {
        type: 'relation',
        relation: 'manyToOne',
        target: 'plugin::livechat.channel',
        useJoinTable: false,
      },
      operator: {
        type: 'relation',
        relation: 'manyToOne',
        target: 'plugin::livechat.operator',
        useJoinTable: false,
      },
      onDuty: { type: 'boolean', default: false },
    },
  },
} as const;
