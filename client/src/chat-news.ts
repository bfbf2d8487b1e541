import type { ChatNews } from './chat-parts';
import type { ChatState } from './chat-state';
import { unreadOf } from './state';

/** What a page may want to know of a change. */
export function newsOf(before: ChatState, after: ChatState): readonly [ChatNews, unknown?][] {
  const unread = unreadOf(after);
  const hasEnded = after.conversation?.state === 'ended' && before.conversation?.state === 'open';

  return [
    ...(unread === unreadOf(before) ? [] : [['unread', unread] as [ChatNews, number]]),
    ...(hasEnded ? [['end'] as [ChatNews]] : []),
  ];
}
