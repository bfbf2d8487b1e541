import { MESSAGE_KINDS } from '../../../shared/conversations';
import { foreignKey, index, records } from '../plugin/database/records';

/**
 * One conversation of a visitor in a channel. `version` counts the changes of its messages; it is
 * what a message's `seq` and `version` are taken from, once per committed batch.
 */
export const conversation = records({
  name: 'conversation',
  plural: 'conversations',
  // None has a column that every message changes: PostgreSQL would write a row into each of them anew.
  indexes: [
    index('conversations', 'visitor_idx', ['visitor_id', 'state']),
    index('conversations', 'operator_idx', ['operator_id', 'state']),
    index('conversations', 'started_idx', ['started_at']),
    index('conversations', 'ended_idx', ['ended_at']),
    // What goes on is little of what there is.
    index('conversations', 'state_idx', ['state', 'started_at']),
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
    botMessages: { type: 'integer', default: 0, required: true },
    readByVisitor: { type: 'integer', default: 0, required: true },
    readByOperator: { type: 'integer', default: 0, required: true },
    lastMessage: { type: 'string' },
    lastMessageAt: { type: 'datetime' },
    startedAt: { type: 'datetime' },
    startedDay: { type: 'string' },
    startedHour: { type: 'string' },
    firstAnswerAt: { type: 'datetime' },
    answerSeconds: { type: 'float' },
    endedAt: { type: 'datetime' },
    endedDay: { type: 'string' },
    durationSeconds: { type: 'float' },
    endedBy: { type: 'enumeration', enum: ['visitor', 'operator', 'system'] },
    askRating: { type: 'boolean', default: false, required: true },
    language: { type: 'string' },
    country: { type: 'string' },
    page: { type: 'text' },
    previous: foreignKey('conversation'),
  },
});

/** Who has or had a conversation, and from when to when; `leftAt` is empty for who has it now. */
export const conversationMember = records({
  name: 'conversation-member',
  plural: 'conversation-members',
  indexes: [index('conversation-members', 'conversation_idx', ['conversation_id'])],
  attributes: {
    conversation: foreignKey('conversation'),
    operator: foreignKey('operator'),
    joinedAt: { type: 'datetime' },
    leftAt: { type: 'datetime' },
  },
});

/** One line of a conversation. Rows are written by the message log only, many at a time. */
export const message = records({
  name: 'message',
  plural: 'messages',
  indexes: [
    index('messages', 'seq_uq', ['conversation_id', 'seq']),
    index('messages', 'client_uq', ['conversation_id', 'client_id']),
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
    kind: {
      type: 'enumeration',
      enum: [...MESSAGE_KINDS],
      required: true,
    },
    body: { type: 'text' },
    rating: { type: 'json' },
    sentAt: { type: 'datetime', required: true },
  },
});
