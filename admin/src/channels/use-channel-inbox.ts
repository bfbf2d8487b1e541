import type { InboxPosition } from '../conversations/inbox';
import { usePermitted } from '../plugin/permissions';

/** The inbox with nothing but a channel's conversations: all of them for who may read all, else one's own. */
export function useChannelInbox(channel: string): InboxPosition {
  const seesAll = usePermitted('conversations.read-all');

  return { box: seesAll ? 'all' : 'mine', channel };
}
