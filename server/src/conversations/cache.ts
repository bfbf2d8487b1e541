/** What never changes of a conversation: where it is and whose. */
export interface CachedConversation {
  row: number;
  id: string;
  /** Row of its thread. */
  thread: number;
  /** Row of the channel. */
  channel: number;
  visitorKey: string;
  visitorName: string;
}
