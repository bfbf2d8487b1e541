import type { Row } from '../plugin/database/ids';

/** What never changes of a conversation: where it is and whose. */
export interface CachedConversation {
  row: Row<'conversation'>;
  id: string;
  /** Row of its thread. */
  thread: Row<'thread'>;
  /** Row of the channel. */
  channelRow: Row<'channel'>;
  visitorKey: string;
  visitorName: string;
}
