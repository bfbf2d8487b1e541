const hidden = {
  'content-manager': { visible: false },
  'content-type-builder': { visible: false },
};

/** A plain foreign key column: half the inserts of a link table, and no deep reads on update. */
const foreignKey = (name: string) => ({
  type: 'relation',
  relation: 'manyToOne',
  target: `plugin::livechat.${name}`,
  useJoinTable: false,
});

/**
 * One conversation of a visitor in a channel. `version` counts the changes of its messages; it is
 * what a message's `seq` and `version` are taken from, once per committed batch.
 */
export const conversation = {
  schema: {
    kind: 'collectionType',
    collectionName: 'livechat_conversations',
    info: {
      singularName: 'conversation',
      pluralName: 'conversations',
      displayName: 'Livechat conversation',
    },
    options: { draftAndPublish: false },
    pluginOptions: hidden,
    indexes: [
      { name: 'livechat_conversations_visitor_idx', columns: ['visitor_id', 'state'] },
      { name: 'livechat_conversations_operator_idx', columns: ['operator_id', 'state'] },
      { name: 'livechat_conversations_channel_idx', columns: ['channel_id', 'last_message_at'] },
    ],
    attributes: {
      channel: foreignKey('channel'),
      visitor: foreignKey('visitor'),
      operator: foreignKey('operator'),
      lastHuman: foreignKey('operator'),
      state: { type: 'enumeration', enum: ['open', 'ended'], default: 'open', required: true },
      version: { type: 'integer', default: 0, required: true },
      visitorMessages: { type: 'integer', default: 0, required: true },
      operatorMessages: { type: 'integer', default: 0, required: true },
      seenByVisitor: { type: 'integer', default: 0, required: true },
      seenByOperator: { type: 'integer', default: 0, required: true },
      lastMessage: { type: 'string' },
      lastMessageAt: { type: 'datetime' },
      startedAt: { type: 'datetime' },
      firstAnswerAt: { type: 'datetime' },
      endedAt: { type: 'datetime' },
      endedBy: { type: 'enumeration', enum: ['visitor', 'operator'] },
      askRating: { type: 'boolean', default: false, required: true },
      language: { type: 'string' },
      country: { type: 'string' },
      page: { type: 'text' },
    },
  },
} as const;

/** One line of a conversation. Rows are written by the message log only, many at a time. */
export const message = {
  schema: {
    kind: 'collectionType',
    collectionName: 'livechat_messages',
    info: { singularName: 'message', pluralName: 'messages', displayName: 'Livechat message' },
    options: { draftAndPublish: false },
    pluginOptions: hidden,
    indexes: [
      { name: 'livechat_messages_seq_uq', columns: ['conversation_id', 'seq'], type: 'unique' },
      {
        name: 'livechat_messages_client_uq',
        columns: ['conversation_id', 'client_id'],
        type: 'unique',
      },
    ],
    attributes: {
      conversation: foreignKey('conversation'),
      operator: foreignKey('operator'),
      seq: { type: 'integer', required: true },
      version: { type: 'integer', required: true },
      clientId: { type: 'string', required: true },
      author: {
        type: 'enumeration',
        enum: ['visitor', 'operator', 'bot', 'system'],
        required: true,
      },
      name: { type: 'string' },
      kind: { type: 'enumeration', enum: ['text', 'left', 'ended', 'rating'], required: true },
      body: { type: 'text' },
      rating: { type: 'json' },
      sentAt: { type: 'datetime', required: true },
    },
  },
} as const;
