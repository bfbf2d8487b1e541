import type { Message, OperatorConversation } from '../../../shared/conversations';

/** A message of the visitor, unless it is said otherwise. */
export const aMessage = (parts: Partial<Message> = {}): Message => {
  const { seq = 1 } = parts;

  return {
    conversation: 'c1',
    seq,
    version: seq,
    clientId: `client ${seq}`,
    audience: 'public',
    author: 'visitor',
    name: 'Visitor #1',
    writer: null,
    picture: null,
    kind: 'text',
    segments: [{ text: `message ${seq}` }],
    rating: null,
    sentAt: new Date(Date.UTC(2026, 0, 1, 12, 0, seq)).toISOString(),
    ...parts,
  };
};

/** An open conversation of operator `o1` without a message read. */
export const aConversation = (parts: Partial<OperatorConversation> = {}): OperatorConversation => ({
  id: 'c1',
  state: 'open',
  channel: { id: 'ch1', name: 'Website' },
  visitor: { id: 'v1', name: 'Visitor #1', country: null, locale: null },
  operator: 'o1',
  operatorName: 'Mara',
  operatorPicture: null,
  version: 0,
  unread: 0,
  waiting: false,
  readByOperator: 0,
  readByVisitor: 0,
  lastMessage: null,
  lastMessageAt: '2026-01-01T12:00:00.000Z',
  startedAt: '2026-01-01T12:00:00.000Z',
  page: null,
  currentPage: null,
  previous: null,
  ...parts,
});
