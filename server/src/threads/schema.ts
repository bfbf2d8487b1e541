import { AUDIENCES, MESSAGE_KINDS } from '../../../shared/conversations';
import { foreignKey, index, records } from '../plugin/database/records';

const AUTHORS = ['visitor', 'operator', 'bot', 'system'];

/**
 * What every message changes, and nothing else: a row so small that writing it costs next to nothing.
 * `version` counts changes of messages; it is what their `seq` and `version` are taken from. `revision`
 * counts writes of the row: each names the one it was decided by.
 */
export const thread = records({
  name: 'thread',
  plural: 'threads',
  attributes: {
    revision: { type: 'integer', default: 0, required: true },
    version: { type: 'integer', default: 0, required: true },
    visitorMessages: { type: 'integer', default: 0, required: true },
    operatorMessages: { type: 'integer', default: 0, required: true },
    botMessages: { type: 'integer', default: 0, required: true },
    readByVisitor: { type: 'integer', default: 0, required: true },
    readByOperator: { type: 'integer', default: 0, required: true },
    lastAuthor: { type: 'enumeration', enum: AUTHORS },
    lastMessage: { type: 'string' },
    lastMessageAt: { type: 'datetime' },
  },
});

/**
 * One message of a thread, written by the log only, many at a time. Its indexes grow at their end: client
 * ids begin with the time, and ids grow with `seq`, so the foreign key's own is enough to read a thread.
 * `seq` needs none: the thread's revision guards it.
 */
export const message = records({
  name: 'message',
  plural: 'messages',
  indexes: [index('messages', 'client_uq', ['client_id'])],
  attributes: {
    thread: foreignKey('thread'),
    operator: foreignKey('operator'),
    seq: { type: 'integer', required: true },
    version: { type: 'integer', required: true },
    clientId: { type: 'string', required: true },
    author: { type: 'enumeration', enum: AUTHORS, required: true },
    name: { type: 'string' },
    kind: { type: 'enumeration', enum: [...MESSAGE_KINDS], required: true },
    audience: { type: 'enumeration', enum: [...AUDIENCES], required: true },
    body: { type: 'text' },
    rating: { type: 'json' },
    sentAt: { type: 'datetime', required: true },
  },
});
