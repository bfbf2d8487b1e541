import { isolated } from '../../../shared/bidi';
import type { Message, OperatorConversation } from '../../../shared/conversations';
import type { Face } from '../../../shared/ratings';
import { lastSeq } from '../../../shared/thread';
import { type Desk, threadOf } from './desk';

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

/** Since when a visitor waits for an answer: the first thing they said after the last one; null while they wait for none. */
export function waitingSince(desk: Desk, id: string): string | null {
  const reading = readingOf(desk, id);

  if (reading === null || !reading.waiting) {
    return null;
  }

  const said = threadOf(desk, id).messages.filter(({ kind }) => kind === 'text');
  const answer = said.findLastIndex(({ author }) => author !== 'visitor');
  const answeredAt = said[answer]?.sentAt ?? '';
  const { waiting, lastMessageAt } = reading.conversation;
  const heard = said.slice(answer + 1).map(({ sentAt }) => sentAt);
  const told = waiting && lastMessageAt > answeredAt ? [lastMessageAt] : [];

  return [...heard, ...told].sort()[0] ?? reading.lastMessageAt;
}

/** Conversations in which a visitor waits for an answer of this operator, read or not, the longest first. */
export const waitingConversations = (desk: Desk): readonly Reading[] =>
  Object.values(desk.conversations)
    .filter((conversation) => isAwaited(desk, conversation))
    .flatMap(({ id }) => readingOf(desk, id) ?? [])
    .filter(({ waiting }) => waiting)
    .map((reading) => ({ reading, since: waitingSince(desk, reading.conversation.id) ?? '' }))
    .sort((one, other) => one.since.localeCompare(other.since))
    .map(({ reading }) => reading);

/** A conversation as the stack shows it. */
export interface StackedReading extends Reading {
  /** ISO 8601; null where nobody waits. */
  waitingSince: string | null;
}

/** What is in the stack: who waits longest first, then what was answered last, then what is over. */
export const stackOf = (desk: Desk): StackedReading[] =>
  desk.windows.stacked
    .flatMap(({ id }) => readingOf(desk, id) ?? [])
    .map((reading) => ({
      ...reading,
      waitingSince:
        overOf(desk, reading.conversation.id) === null
          ? waitingSince(desk, reading.conversation.id)
          : null,
    }))
    .sort(
      (one, other) =>
        rankIn(desk, one) - rankIn(desk, other) ||
        (one.waitingSince ?? '').localeCompare(other.waitingSince ?? '') ||
        other.lastMessageAt.localeCompare(one.lastMessageAt)
    );

function rankIn(desk: Desk, { waitingSince: since, conversation: { id } }: StackedReading): number {
  return since === null ? 1 + Number(overOf(desk, id) !== null) : 0;
}

/** Why a conversation needs nothing more of this operator; null while it may. */
export function overOf(desk: Desk, id: string): 'ended' | 'taken' | null {
  const conversation = desk.conversations[id];

  if (conversation?.state === 'ended') {
    return 'ended';
  }

  const { operator = null } = conversation ?? {};

  return operator !== null && desk.me !== null && operator !== desk.me ? 'taken' : null;
}

/** What the visitor thought of a conversation, where they said so. */
export const faceOf = (desk: Desk, id: string): Face | null =>
  threadOf(desk, id).messages.findLast(({ rating }) => rating !== null)?.rating?.value ?? null;

/** How many conversations lie on the dock and go on. */
export const atHandCount = (desk: Desk): number =>
  [...desk.windows.shown, ...desk.windows.stacked].filter(
    ({ id }) => desk.conversations[id] !== undefined && overOf(desk, id) === null
  ).length;

/** Where a visitor is: the channel and the page before them. */
export function placeOf(desk: Desk, id: string): string {
  const conversation = desk.conversations[id];

  if (conversation === undefined) {
    return '';
  }

  const { channel, currentPage } = conversation;

  return currentPage === null ? channel.name : `${isolated(channel.name)} · ${pathOf(currentPage)}`;
}

/** What of an address tells one page of a site from another. */
function pathOf(page: string): string {
  if (!URL.canParse(page)) {
    return page;
  }

  const { pathname, search, hash } = new URL(page);

  return pathname + search + hash;
}

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
