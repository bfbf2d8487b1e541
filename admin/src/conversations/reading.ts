import type { Message, OperatorConversation } from '../../../shared/conversations';
import { lastSeq } from '../../../shared/thread';
import { type Desk, threadOf } from './state';

/** A conversation as a list shows it: the server's account of it, corrected by what was heard since. */
export interface Reading {
  conversation: OperatorConversation;
  unread: number;
  /** Whether the visitor wrote last. */
  waiting: boolean;
  lastMessage: string | null;
  lastMessageAt: string;
}

const isUnread =
  (seen: number) =>
  ({ author, kind, seq }: Message): boolean =>
    author === 'visitor' && kind === 'text' && seq > seen;

/** Messages of the visitor the operator has not seen. */
export function unreadOf(desk: Desk, id: string): number {
  const conversation = desk.conversations[id];
  const { messages } = threadOf(desk, id);

  if (conversation === undefined) {
    return 0;
  }

  const unread = messages.filter(isUnread(conversation.seenByOperator));

  if (desk.loaded[id]) {
    return unread.length;
  }

  const { version } = conversation;

  return conversation.unread + unread.filter((message) => message.version > version).length;
}

/** How a list shows a conversation; null when it is not known. */
export function readingOf(desk: Desk, id: string): Reading | null {
  const conversation = desk.conversations[id];

  if (conversation === undefined) {
    return null;
  }

  const last = threadOf(desk, id).messages.findLast(({ kind }) => kind === 'text');
  const isNewer = last !== undefined && last.sentAt >= conversation.lastMessageAt;

  return {
    conversation,
    unread: unreadOf(desk, id),
    waiting: isNewer ? last.author === 'visitor' : conversation.waiting,
    lastMessage: isNewer ? plainText(last) : conversation.lastMessage,
    lastMessageAt: isNewer ? last.sentAt : conversation.lastMessageAt,
  };
}

/** Whether a conversation is this operator's to answer, or nobody's yet. What a colleague took while the line was cut is no more. */
const isAwaited = (desk: Desk, { id, operator, state }: OperatorConversation): boolean =>
  desk.awaited?.has(id) === true && state === 'open' && (operator === null || operator === desk.me);

/** What waits for this operator: the badge of the menu. */
export const waitingCount = (desk: Desk): number =>
  Object.values(desk.conversations)
    .filter((conversation) => isAwaited(desk, conversation))
    .reduce((sum, { id }) => sum + unreadOf(desk, id), 0);

/** Conversations in which a visitor waits for an answer of this operator, read or not, whose last message is oldest first. */
export const waitingConversations = (desk: Desk): readonly Reading[] =>
  Object.values(desk.conversations)
    .filter((conversation) => isAwaited(desk, conversation))
    .flatMap(({ id }) => readingOf(desk, id) ?? [])
    .filter(({ waiting }) => waiting)
    .sort((one, other) => one.lastMessageAt.localeCompare(other.lastMessageAt));

/** The message to report as seen, or null when there is nothing new to report. */
export function seqToSee(desk: Desk, id: string): number | null {
  const conversation = desk.conversations[id];

  if (conversation === undefined || desk.me === null || conversation.operator !== desk.me) {
    return null;
  }

  return unreadOf(desk, id) > 0 ? lastSeq(threadOf(desk, id)) : null;
}

/** What to say under the operator's own last message; null where it is not the last one. */
export function receiptOf(desk: Desk, id: string): 'message.seen' | 'message.sent' | null {
  const { messages, outgoing } = threadOf(desk, id);
  const last = messages.at(-1);

  if (last?.author !== 'operator' || outgoing.length > 0) {
    return null;
  }

  const seen = desk.conversations[id]?.seenByVisitor ?? 0;

  return seen >= last.seq ? 'message.seen' : 'message.sent';
}

export const plainText = ({ segments }: Message): string =>
  segments.map(({ text }) => text).join('');
