import { foreignKey, index, records } from '../plugin/database/records';

/** One conversation of a visitor in a channel, and how it stands; what is said in it is its thread's. */
export const conversation = records({
  name: 'conversation',
  plural: 'conversations',
  indexes: [
    index('conversations', 'visitor_idx', ['visitor_id', 'state']),
    index('conversations', 'operator_idx', ['operator_id', 'state']),
    index('conversations', 'started_idx', ['started_at']),
    index('conversations', 'ended_idx', ['ended_at']),
    // What goes on is little of what there is.
    index('conversations', 'state_idx', ['state', 'started_at']),
    // What each box of the inbox holds, the latest first.
    index('conversations', 'latest_idx', ['last_message_at']),
    index('conversations', 'box_idx', ['operator_id', 'last_message_at']),
    index('conversations', 'channel_idx', ['channel_id', 'last_message_at']),
  ],
  attributes: {
    thread: foreignKey('thread'),
    channel: foreignKey('channel'),
    visitor: foreignKey('visitor'),
    operator: foreignKey('operator'),
    lastHuman: foreignKey('operator'),
    state: { type: 'enumeration', enum: ['open', 'ended'], default: 'open', required: true },
    startedAt: { type: 'datetime' },
    startedDay: { type: 'string' },
    startedHour: { type: 'string' },
    firstAnswerAt: { type: 'datetime' },
    answerSeconds: { type: 'float' },
    /** Of one that ended: what goes on has it in its thread. */
    lastMessageAt: { type: 'datetime' },
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
