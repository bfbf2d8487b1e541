import type { ConversationBox, OperatorConversation } from '../../../shared/conversations';
import { type Reading, readingOf } from './reading';
import type { Desk } from './state';

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

/** What a box shows: the page the server gave and, on the first page, what came in since; latest first. */
export function listed(
  desk: Desk,
  { box, page, ids }: { box: ConversationBox; page: number; ids: readonly string[] }
): Reading[] {
  const arrived = page === 1 && box !== 'all' ? Object.keys(desk.conversations) : [];
  const readings = [...new Set([...ids, ...arrived])]
    .map((id) => readingOf(desk, id))
    .filter((reading) => reading !== null)
    .filter(({ conversation }) => isIn(box, conversation, desk.me));

  return readings.sort((a, b) => b.lastMessageAt.localeCompare(a.lastMessageAt));
}
