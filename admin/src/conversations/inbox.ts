import {
  CONVERSATION_BOXES,
  type ConversationBox,
  type OperatorConversation,
} from '../../../shared/conversations';
import { HOME } from '../plugin/ids';
import type { InboxQuery } from './api';
import type { ConsoleState } from './console-state';
import { type Reading, readingOf } from './reading';

/** Whether a conversation lies in a box. Nobody has to look for an answer to what has ended unassigned. */
export function isIn(
  box: ConversationBox,
  { operator, state }: OperatorConversation,
  me: string | null
): boolean {
  if (box === 'mine') {
    return operator !== null && operator === me;
  }

  return box === 'all' || (operator === null && state === 'open');
}

/** What the inbox is about, as its address says. */
export type InboxPosition = Pick<InboxQuery, 'box' | 'channel'>;

/** Reads what the inbox is about out of its address. */
export const readInbox = (params: URLSearchParams): InboxPosition => ({
  box: CONVERSATION_BOXES.find((one) => one === params.get('box')) ?? 'mine',
  channel: params.get('channel') || null,
});

/** The end of an address of the inbox. */
export const inboxSearch = ({ box, channel }: InboxPosition): string =>
  new URLSearchParams({ box, ...(channel !== null && { channel }) }).toString();

/** Where a conversation is read, with the list it stands in beside it; without one, the list. */
export const inboxPath = (id: string | null, position: InboxPosition): string =>
  `${HOME}/conversations${id === null ? '' : `/${id}`}?${inboxSearch(position)}`;

/** What a box shows: the page the server gave and, on the first page, what came in since; latest first. */
export function listed(
  consoleState: ConsoleState,
  { box, page, channel, ids }: InboxQuery & { ids: readonly string[] }
): Reading[] {
  const arrived = page === 1 && box !== 'all' ? Object.keys(consoleState.conversations) : [];
  const readings = [...new Set([...ids, ...arrived])]
    .map((id) => readingOf(consoleState, id))
    .filter((reading) => reading !== null)
    .filter(({ conversation }) => isIn(box, conversation, consoleState.me))
    .filter(({ conversation }) => channel === null || conversation.channel.id === channel);

  return readings.sort((a, b) => b.lastMessageAt.localeCompare(a.lastMessageAt));
}
