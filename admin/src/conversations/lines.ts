import type { Message } from '../../../shared/conversations';
import type { Outgoing, Thread } from '../../../shared/thread';

/** One line of a conversation on the screen, from top to bottom. */
export type Line =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'message'; key: string; message: Message; isFirst: boolean; isLast: boolean }
  | { kind: 'system'; key: string; message: Message }
  | { kind: 'outgoing'; key: string; outgoing: Outgoing };

/** Messages of one author this close together are drawn as one group. */
const GROUP_MINUTES = 5;

/** Lays a thread out: a heading per day, groups by author, and one's own unsent messages last. `dayOf` knows the local day of a moment. */
export function linesOf(thread: Thread, dayOf: (at: string) => string): Line[] {
  const entries = placed(thread);

  return entries.flatMap((entry, index) => {
    const before = entries[index - 1];
    const after = entries[index + 1];
    const line = lineOf(entry, before, after);
    const day = sentAt(entry) === null ? null : dayOf(sentAt(entry) ?? '');
    const isNewDay = day !== null && (before === undefined || dayOf(sentAt(before) ?? '') !== day);

    return isNewDay
      ? [{ kind: 'day' as const, key: `day ${day}`, at: sentAt(entry) ?? '' }, line]
      : [line];
  });
}

type Entry = { message: Message } | { outgoing: Outgoing };

/** Stored messages by place, unsent ones at the end. */
const placed = ({ messages, outgoing }: Thread): Entry[] => [
  ...messages.map((message) => ({ message })),
  ...outgoing.map((one) => ({ outgoing: one })),
];

const sentAt = (entry: Entry): string | null => ('message' in entry ? entry.message.sentAt : null);

function lineOf(entry: Entry, before: Entry | undefined, after: Entry | undefined): Line {
  if ('outgoing' in entry) {
    return { kind: 'outgoing', key: entry.outgoing.clientId, outgoing: entry.outgoing };
  }

  const { message } = entry;

  if (message.kind !== 'text') {
    return { kind: 'system', key: message.clientId, message };
  }

  return {
    kind: 'message',
    key: message.clientId,
    message,
    isFirst: !belongTogether(before, message),
    isLast: !belongTogether(after, message),
  };
}

function belongTogether(entry: Entry | undefined, message: Message): boolean {
  if (entry === undefined || !('message' in entry) || entry.message.kind !== 'text') {
    return false;
  }

  const apart = Math.abs(Date.parse(entry.message.sentAt) - Date.parse(message.sentAt));

  return (
    entry.message.author === message.author &&
    entry.message.name === message.name &&
    apart < GROUP_MINUTES * 60_000
  );
}
