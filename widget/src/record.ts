import { type ChatRecord, channelKey } from '../../client/src/chat-record';

/** The record of a channel; empty before the visitor opened the window, and where storage is blocked. */
export function recordOf(channel: string): ChatRecord {
  try {
    return JSON.parse(localStorage.getItem(channelKey(channel)) ?? '{}') as ChatRecord;
  } catch {
    return {};
  }
}
