import type { Message } from '../../../shared/conversations';
import type { Outgoing, Thread } from '../../../shared/thread';

/** One line of a conversation on the screen, from top to bottom. */
export type LogItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'message'; key: string; message: Message; isFirst: boolean; isLast: boolean }
  | { kind: 'system'; key: string; message: Message }
  | { kind: 'outgoing'; key: string; outgoing: Outgoing };

/** Messages of one author this close together are drawn as one group. */
const GROUP_MINUTES = 5;

/** Lays a thread out: a heading per day, groups by author, and one's own unsent messages last. `dayOf` knows the local day of a moment. */
export function logItems(thread: Thread, dayOf: (at: string) => string): LogItem[] {
  const threadItems = placed(thread);

  return threadItems.flatMap((threadItem, index) => {
    const before = threadItems[index - 1];
    const after = threadItems[index + 1];
    const item = logItem(threadItem, before, after);
    const day = sentAt(threadItem) === null ? null : dayOf(sentAt(threadItem) ?? '');
    const isNewDay = day !== null && (before === undefined || dayOf(sentAt(before) ?? '') !== day);

    return isNewDay
      ? [{ kind: 'day' as const, key: `day ${day}`, at: sentAt(threadItem) ?? '' }, item]
      : [item];
  });
}

type ThreadItem = { message: Message } | { outgoing: Outgoing };

/** Stored messages by place, unsent ones at the end. */
const placed = ({ messages, outgoing }: Thread): ThreadItem[] => [
  ...messages.map((message) => ({ message })),
  ...outgoing.map((one) => ({ outgoing: one })),
];

const sentAt = (threadItem: ThreadItem): string | null =>
  'message' in threadItem ? threadItem.message.sentAt : null;

function logItem(
  threadItem: ThreadItem,
  before: ThreadItem | undefined,
  after: ThreadItem | undefined
): LogItem {
  if ('outgoing' in threadItem) {
    return { kind: 'outgoing', key: threadItem.outgoing.clientId, outgoing: threadItem.outgoing };
  }

  const { message } = threadItem;

  if (message.kind !== 'text') {
    return { kind: 'system', key: message.clientId, message };
  }

  return {
    kind: 'message',
    key: message.clientId,
    message,
    // Of each note it is to be seen at once that it is one, and whose.
    isFirst: !belongTogether(before, message),
    isLast: !belongTogether(after, message),
  };
}

function belongTogether(threadItem: ThreadItem | undefined, message: Message): boolean {
  if (
    threadItem === undefined ||
    !('message' in threadItem) ||
    threadItem.message.kind !== 'text' ||
    [threadItem.message, message].some(({ audience }) => audience === 'internal')
  ) {
    return false;
  }

  const apart = Math.abs(Date.parse(threadItem.message.sentAt) - Date.parse(message.sentAt));

  return (
    threadItem.message.author === message.author &&
    threadItem.message.writer === message.writer &&
    threadItem.message.name === message.name &&
    apart < GROUP_MINUTES * 60_000
  );
}
