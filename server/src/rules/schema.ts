import { RULE_ACTIONS } from '../../../shared/rules';

/** A rule of a channel: where, for whom and how the button shows. */
export const rule = {
  schema: {
    kind: 'collectionType',
    collectionName: 'livechat_rules',
    info: { singularName: 'rule', pluralName: 'rules', displayName: 'Livechat rule' },
    options: { draftAndPublish: false },
    pluginOptions: {
      'content-manager': { visible: false },
      'content-type-builder': { visible: false },
    },
    attributes: {
      channel: {
        type: 'relation',
        relation: 'manyToOne',
        target: 'plugin::livechat.channel',
        useJoinTable: false,
      },
      position: { type: 'integer', required: true },
      action: { type: 'enumeration', enum: [...RULE_ACTIONS], required: true },
      pattern: { type: 'text' },
      countries: { type: 'json' },
      openAfterSeconds: { type: 'integer', default: 0 },
      chatbot: { type: 'string' },
      onlyIfNoOperator: { type: 'boolean', default: false },
    },
  },
} as const;
