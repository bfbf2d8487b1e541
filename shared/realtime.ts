import type { Message, OperatorConversation, Sync, VisitorConversation } from './conversations';
import type { MemberPresence } from './operators';
import type { Face, GivenRating } from './ratings';
import type { Preview } from './widget';

/** Where the sockets live on Strapi's own server. */
export const SOCKET_PATH = '/livechat/socket';

/** One namespace an audience, never one with flags. */
export const NAMESPACES = { visitor: '/visitor', operator: '/operator' } as const;

/** Every acknowledged event answers with one of these; nothing is ever thrown across the wire. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: ReplyError };

/** A refusal: the code is documented in docs/errors.md; `path` names the field where one is to blame. */
export interface ReplyError {
  code: string;
  message: string;
  path?: string;
  /** Seconds after which the same may succeed. */
  retryAfter?: number;
}

type Answer<T> = (reply: Reply<T>) => void;

/** The handshake of a visitor. */
export interface VisitorHandshake {
  token: string;
  /** Slug of the channel; empty for the site's channel. */
  channel: string;
  page: string;
  locale: string;
  referrer: string;
}

/** The handshake of an operator: the admin panel's own access token. */
export interface OperatorHandshake {
  token: string;
}

/** What a visitor may say. */
export interface VisitorToServerEvents {
  /**
   * Stores a message, answered with it after commit; `message:new` brings it to everybody else.
   * Without a conversation it goes to the visitor's open one in the channel, else it starts one:
   * with the operator the visitor was shown, if `hint` comes with it and they will do.
   */
  'message:send': (
    payload: { conversation: string | null; clientId: string; body: string; hint?: string | null },
    answer: Answer<Message>
  ) => void;
  /** Asks for what changed since a version of the visitor's latest conversation, at most `SYNC_MAX` messages or `limit`. */
  'messages:sync': (
    payload: { conversation: string | null; after: number; limit?: number },
    answer: Answer<VisitorSync>
  ) => void;
  /** Says up to where the visitor has read. */
  'messages:read': (payload: { conversation: string; seq: number }) => void;
  'typing:set': (payload: { conversation: string; typing: boolean }) => void;
  /** Tells the page the visitor is on now. */
  'page:set': (payload: { page: string }) => void;
  'conversation:end': (
    payload: { conversation: string },
    answer: Answer<VisitorConversation>
  ) => void;
  /** Records a face at the click; sent again with a comment or another face it changes the same rating. A comment that is null or empty empties it, one left out keeps it. */
  'rating:give': (
    payload: { conversation: string; value: Face; comment?: string | null },
    answer: Answer<GivenRating>
  ) => void;
  /** Asks for a copy of an ended conversation by e-mail; answered once the letter is kept to be sent. */
  'transcript:ask': (
    payload: { conversation: string; email: string },
    answer: Answer<null>
  ) => void;
}

/** What a visitor hears. */
export interface ServerToVisitorEvents {
  'message:new': (message: Message) => void;
  'message:changed': (message: Message) => void;
  'messages:read': (seen: ReadReceipt) => void;
  'typing:changed': (typing: Typing) => void;
  'conversation:changed': (conversation: VisitorConversation) => void;
}

/** The answer to a visitor's resync, with what the visitor rated. */
export interface VisitorSync extends Sync<VisitorConversation> {
  rating: GivenRating | null;
  /** Who would get the next conversation; null while one is open. */
  preview?: Preview | null;
}

/** What an operator may say. */
export interface OperatorToServerEvents {
  'message:send': (
    payload: { conversation: string; clientId: string; body: string },
    answer: Answer<Message>
  ) => void;
  'messages:sync': (
    payload: { conversation: string; after: number; limit?: number },
    answer: Answer<Sync<OperatorConversation>>
  ) => void;
  'messages:read': (payload: { conversation: string; seq: number }) => void;
  'typing:set': (payload: { conversation: string; typing: boolean }) => void;
  /** The open conversations assigned to this operator, and the unassigned ones of their channels. */
  'conversations:list': (
    payload: Record<string, never>,
    answer: Answer<readonly OperatorConversation[]>
  ) => void;
  'conversation:end': (
    payload: { conversation: string },
    answer: Answer<OperatorConversation>
  ) => void;
  /** A click, key or focus in any tab of the admin; at most once a minute. */
  'activity:report': (
    payload: Record<string, never>,
    answer: Answer<readonly MemberPresence[]>
  ) => void;
  'channel:join': (payload: { channel: string }, answer: Answer<readonly MemberPresence[]>) => void;
  'channel:leave': (
    payload: { channel: string },
    answer: Answer<readonly MemberPresence[]>
  ) => void;
}

/** What an operator hears. */
export interface ServerToOperatorEvents {
  /** A conversation this operator is to answer. */
  'conversation:opened': (conversation: OperatorConversation) => void;
  'conversation:changed': (conversation: OperatorConversation) => void;
  'message:new': (message: Message) => void;
  'message:changed': (message: Message) => void;
  'messages:read': (seen: ReadReceipt) => void;
  'typing:changed': (typing: Typing) => void;
  /** Who is on duty where, to everybody watching. */
  'members:changed': (presences: readonly MemberPresence[]) => void;
  /** A login, or a click after a break, put this operator back on duty in these channels. */
  'availability:resumed': (resumed: { channels: readonly string[] }) => void;
  /** The visitor of a conversation went to another page. */
  'visitor:moved': (moved: VisitorPage) => void;
}

/** The page the visitor of a conversation is on now: path, query and hash. */
export interface VisitorPage {
  conversation: string;
  page: string;
}

/** How far one side has read. */
export interface ReadReceipt {
  conversation: string;
  by: 'visitor' | 'operator';
  seq: number;
}

/** Whether one side is writing. */
export interface Typing {
  conversation: string;
  by: 'visitor' | 'operator';
  typing: boolean;
}
