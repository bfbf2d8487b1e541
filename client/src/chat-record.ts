import type { ChannelAppearance } from '../../shared/channels';

/** Up to where a visitor has read, and of which conversation. */
export interface ReadUpTo {
  conversation: string;
  seq: number;
}

/** What a browser keeps of a channel between pages. */
export interface ChatRecord {
  /** The window is open. */
  open?: boolean;
  /** The rule “open automatically” has had its turn. */
  autoOpened?: boolean;
  /** The look of the channel while a conversation is running: it goes on where no button shows. */
  ongoing?: ChannelAppearance | null;
  /** A conversation is running. */
  isRunning?: boolean;
  /** Up to where the visitor has read, and of which conversation. */
  readUpTo?: ReadUpTo | null;
  /** The visitor wants out, and the server has not heard of it. */
  leaving?: boolean;
  /** The conversation the visitor has put away. */
  finished?: string | null;
}

/** Where the record of a channel is kept. */
export const channelKey = (channel: string): string => `livechat:${channel}`;
