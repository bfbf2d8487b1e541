import type { ChannelAppearance } from '../../shared/channels';
import type { MakeConnection } from './connection';
import type { SafeStorage } from './safe-storage';
import type { Session } from './session';

/** What a chat tells the page around it. */
export type ChatNews = 'open' | 'close' | 'message' | 'end' | 'rate' | 'unread';

/** What a chat has to know of how the channel shows. */
export interface Shown {
  /** Kept while a conversation runs, for pages that are told nothing of the channel. */
  appearance?: ChannelAppearance;
  /** Sent with the first message, so that it goes to the operator who was shown. */
  hint?: string | null;
  /** The visitor's language, BCP 47: for operators who speak it. */
  tag: string;
}

/** What a chat wants to know of the page it is on. */
export interface Surroundings {
  /** Lasts, and is shared by the tabs of a browser. */
  safeStorage: SafeStorage;
  /** Lasts as long as the tab: what is being written. */
  drafts: SafeStorage;
  /** The page the visitor is on: path, query and hash. */
  page(): string;
  /** Where the visitor came from; empty when that is unknown. */
  referrer(): string;
  /** Whether the visitor can see the page now. */
  isVisible(): boolean;
}

/** Everything a chat needs from outside. */
export interface ChatParts extends Surroundings {
  channel: string;
  /** On a page of its own the window is always open, and no other tab's is any concern. */
  isFull: boolean;
  makeConnection: MakeConnection;
  session: Session;
  newId(): string;
  presentation(): Shown;
  /** Something the visitor may see has changed. */
  changed(): void;
  emit(event: ChatNews, detail?: unknown): void;
}
