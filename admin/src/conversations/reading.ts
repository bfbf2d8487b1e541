import { isolated } from '../../../shared/bidi';
import type { Message, OperatorConversation } from '../../../shared/conversations';
import type { Face } from '../../../shared/ratings';
import { lastSeq } from '../../../shared/thread';
import { type ConsoleState, threadOf } from './console-state';

/** A conversation as a list shows it: the server's account of it, corrected by what was heard since. */
export interface Reading {
  conversation: OperatorConversation;
  unread: number;
  /** Whether the visitor wrote last. */
  waiting: boolean;
  lastMessage: string | null;
  lastMessageAt: string;
}

/** Whether it is something people said to each other, and not a note or a line of the system. */
const isSaid = ({ kind, audience }: Message): boolean => kind === 'text' && audience === 'public';

const isUnread =
  (read: number) =>
  ({ author, kind, seq }: Message): boolean =>
    author === 'visitor' && kind === 'text' && seq > read;

/** Messages of the visitor the operator has not seen. */
export function unreadOf(consoleState: ConsoleState, id: string): number {
  const conversation = consoleState.conversations[id];
  const { messages } = threadOf(consoleState, id);

  if (conversation === undefined) {
    return 0;
  }

  const unread = messages.filter(isUnread(conversation.readByOperator));

  if (consoleState.loaded[id]) {
    return unread.length;
  }

  const { version } = conversation;

  return conversation.unread + unread.filter((message) => message.version > version).length;
}

/** How a list shows a conversation; null when it is not known. */
export function readingOf(consoleState: ConsoleState, id: string): Reading | null {
  const conversation = consoleState.conversations[id];

  if (conversation === undefined) {
    return null;
  }

  const last = threadOf(consoleState, id).messages.findLast(isSaid);
  const isNewer = last !== undefined && last.sentAt >= conversation.lastMessageAt;

  return {
    conversation,
    unread: unreadOf(consoleState, id),
    waiting: isNewer ? last.author === 'visitor' : conversation.waiting,
    lastMessage: isNewer ? plainText(last) : conversation.lastMessage,
    lastMessageAt: isNewer ? last.sentAt : conversation.lastMessageAt,
  };
}

/** Whether a conversation is this operator's to answer, or nobody's yet. What a colleague took while the line was cut is no more. */
const isAwaited = (
  consoleState: ConsoleState,
  { id, operator, state }: OperatorConversation
): boolean =>
  consoleState.awaited?.has(id) === true && state === 'open' && isOpenTo(consoleState, operator);

/** Whether what an operator has, or nobody, is this one's to go on with. */
const isOpenTo = ({ me }: ConsoleState, operator: string | null): boolean =>
  operator === null || operator === me;

/** What waits for this operator: the badge of the menu. */
export const waitingCount = (consoleState: ConsoleState): number =>
  Object.values(consoleState.conversations)
    .filter((conversation) => isAwaited(consoleState, conversation))
    .reduce((sum, { id }) => sum + unreadOf(consoleState, id), 0);

/** Since when a visitor waits for an answer: the first thing they said after the last one; null while they wait for none. */
export function waitingSince(consoleState: ConsoleState, id: string): string | null {
  const reading = readingOf(consoleState, id);

  if (reading === null || !reading.waiting) {
    return null;
  }

  const said = threadOf(consoleState, id).messages.filter(isSaid);
  const answer = said.findLastIndex(({ author }) => author !== 'visitor');
  const answeredAt = said[answer]?.sentAt ?? '';
  const { waiting, lastMessageAt } = reading.conversation;
  const heard = said.slice(answer + 1).map(({ sentAt }) => sentAt);
  const told = waiting && lastMessageAt > answeredAt ? [lastMessageAt] : [];

  return [...heard, ...told].sort()[0] ?? reading.lastMessageAt;
}

/** Conversations in which a visitor waits for an answer of this operator, read or not, the longest first. */
export const waitingConversations = (consoleState: ConsoleState): readonly Reading[] =>
  Object.values(consoleState.conversations)
    .filter((conversation) => isAwaited(consoleState, conversation))
    .flatMap(({ id }) => readingOf(consoleState, id) ?? [])
    .filter(({ waiting }) => waiting)
    .map((reading) => ({
      reading,
      since: waitingSince(consoleState, reading.conversation.id) ?? '',
    }))
    .sort((one, other) => one.since.localeCompare(other.since))
    .map(({ reading }) => reading);

/** A conversation as the stack shows it. */
export interface StackedReading extends Reading {
  /** ISO 8601; null where nobody waits. */
  waitingSince: string | null;
}

/** What is in the stack: who waits longest first, then what was answered last, then what is over. */
export const stackOf = (consoleState: ConsoleState): StackedReading[] =>
  consoleState.windows.stacked
    .flatMap(({ id }) => readingOf(consoleState, id) ?? [])
    .map((reading) => ({
      ...reading,
      waitingSince:
        overOf(consoleState, reading.conversation.id) === null
          ? waitingSince(consoleState, reading.conversation.id)
          : null,
    }))
    .sort(
      (one, other) =>
        rankIn(consoleState, one) - rankIn(consoleState, other) ||
        (one.waitingSince ?? '').localeCompare(other.waitingSince ?? '') ||
        other.lastMessageAt.localeCompare(one.lastMessageAt)
    );

function rankIn(
  consoleState: ConsoleState,
  { waitingSince: since, conversation: { id } }: StackedReading
): number {
  return since === null ? 1 + Number(overOf(consoleState, id) !== null) : 0;
}

/** Why a conversation needs nothing more of this operator; null while it may. */
export function overOf(consoleState: ConsoleState, id: string): 'ended' | 'taken' | null {
  const conversation = consoleState.conversations[id];

  if (conversation?.state === 'ended') {
    return 'ended';
  }

  const { operator = null } = conversation ?? {};

  return operator !== null && consoleState.me !== null && operator !== consoleState.me
    ? 'taken'
    : null;
}

/** What the visitor thought of a conversation, where they said so. */
export const faceOf = (consoleState: ConsoleState, id: string): Face | null =>
  threadOf(consoleState, id).messages.findLast(({ rating }) => rating !== null)?.rating?.value ??
  null;

/** Whether operators may still note something in a conversation that is over: it is this one's, or nobody's. */
export const isNotable = (consoleState: ConsoleState, id: string): boolean =>
  isOpenTo(consoleState, consoleState.conversations[id]?.operator ?? null);

/** How many conversations lie on the dock and go on. */
export const atHandCount = (consoleState: ConsoleState): number =>
  [...consoleState.windows.shown, ...consoleState.windows.stacked].filter(
    ({ id }) => consoleState.conversations[id] !== undefined && overOf(consoleState, id) === null
  ).length;

/** Where a visitor is: the channel and the page before them. */
export function placeOf(consoleState: ConsoleState, id: string): string {
  const conversation = consoleState.conversations[id];

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
export function seqToRead(consoleState: ConsoleState, id: string): number | null {
  const conversation = consoleState.conversations[id];

  if (
    conversation === undefined ||
    consoleState.me === null ||
    conversation.operator !== consoleState.me
  ) {
    return null;
  }

  return unreadOf(consoleState, id) > 0 ? lastSeq(threadOf(consoleState, id)) : null;
}

/** What to say under the operator's own last message; null where it is not the last one. */
export function receiptOf(
  consoleState: ConsoleState,
  id: string
): 'message.read' | 'message.sent' | null {
  const { messages, outgoing } = threadOf(consoleState, id);
  const last = messages.findLast(({ audience }) => audience === 'public');

  if (last?.author !== 'operator' || outgoing.length > 0) {
    return null;
  }

  const read = consoleState.conversations[id]?.readByVisitor ?? 0;

  return read >= last.seq ? 'message.read' : 'message.sent';
}

export const plainText = ({ segments }: Message): string =>
  segments.map(({ text }) => text).join('');
