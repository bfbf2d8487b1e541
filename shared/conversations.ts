import type { Face } from './ratings';
import type { Answer } from './reply';

/** The longest message, in characters, as `lengthOf` counts them. */
export const MESSAGE_MAX = 5_000;

/** Who wrote a message. */
export type Author = 'visitor' | 'operator' | 'bot' | 'system';

export const MESSAGE_KINDS = [
  'text',
  'left',
  'ended',
  'rating',
  'moved',
  'silent',
  'full',
] as const;

/**
 * `text` is what people write; the others are lines of the system. `moved`: whoever had it is gone;
 * `silent`: it ended because nobody said anything; `full`: it has all the messages it may have.
 */
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const AUDIENCES = ['public', 'internal'] as const;

/** Whom a message is for: everybody in the conversation, or operators among themselves. */
export type Audience = (typeof AUDIENCES)[number];

/**
 * A piece of a message; text is never HTML. `href` is there for links only and is http, https or mailto.
 *
 * @example
 * const link: Segment = { text: 'our shop', href: 'https://shop.example/' };
 */
export interface Segment {
  text: string;
  href?: string;
}

/** A rating as one line of a conversation; the operator's side only. */
export interface MessageRating {
  value: Face;
  comment: string | null;
}

/**
 * Something that was said in a conversation, or a line of the system.
 *
 * @example
 * const textOf = ({ segments }: Message): string => segments.map(({ text }) => text).join('');
 */
export interface Message {
  /** Id of the conversation. */
  conversation: string;
  /** Place in the conversation, given by the server, growing. */
  seq: number;
  /** Count of changes of the conversation when this message last changed; equals `seq` until it is edited. */
  version: number;
  /** Given by the sender; sending the same one again is answered with the stored message. */
  clientId: string;
  author: Author;
  /** Name visitors read; empty for the system. */
  name: string;
  /**
   * Tells the operators of one conversation apart, whatever they are called: it means nobody, is
   * another one in every conversation, and null for everybody else.
   */
  writer: string | null;
  /** Where the picture of the operator who wrote it is today; null without one. */
  picture: string | null;
  kind: MessageKind;
  /** Visitors get `public` messages only. */
  audience: Audience;
  segments: readonly Segment[];
  rating: MessageRating | null;
  /** ISO 8601, UTC. */
  sentAt: string;
}

export const CONVERSATION_STATES = ['open', 'ended'] as const;

export type ConversationState = (typeof CONVERSATION_STATES)[number];

/** A conversation as its visitor sees it. */
export interface VisitorConversation {
  id: string;
  state: ConversationState;
  /** Chat name of the operator in it; null while nobody is. */
  operator: string | null;
  /** Where that operator's picture is; null without one. */
  operatorPicture: string | null;
  /** Last message the operator has seen. */
  readByOperator: number;
  /** Count of changes; a client that has seen fewer asks for the rest. */
  version: number;
  /** Whether the visitor is to be asked for a rating now. */
  askRating: boolean;
  /** It ended by itself: a message to it begins another one. */
  continues: boolean;
}

/** A conversation as operators see it. */
export interface OperatorConversation {
  id: string;
  state: ConversationState;
  channel: { id: string; name: string };
  visitor: { id: string; name: string; country: string | null; locale: string | null };
  /** Id of the assigned operator; null while nobody has it. */
  operator: string | null;
  operatorName: string | null;
  /** Where the admin panel finds that operator's picture; null without one. */
  operatorPicture: string | null;
  version: number;
  /** Messages of the visitor the operator has not seen. */
  unread: number;
  /** Whether the visitor wrote last. */
  waiting: boolean;
  readByOperator: number;
  readByVisitor: number;
  lastMessage: string | null;
  /** ISO 8601, UTC. */
  lastMessageAt: string;
  startedAt: string;
  /** The page the conversation began on. */
  page: string | null;
  /** The page the visitor was on last. */
  currentPage: string | null;
  /** Id of the conversation this one goes on from, which ended by itself; null for most. */
  previous: string | null;
}

/** As many conversations may be asked about at once. */
export const CHECK_MAX = 500;

/** The most messages one answer brings. */
export const SYNC_MAX = 200;

/** What changed since a version, the oldest change first: the answer to a resync. */
export interface Sync<C> {
  conversation: C | null;
  /** Changed since the version asked for, by `version`; at most `SYNC_MAX`. */
  messages: readonly Message[];
  /** Whether there is more: ask again after the `version` of the last message. */
  more: boolean;
}

/** `GET /livechat/admin/conversations/counts` */
export interface ConversationCount {
  channel: string;
  count: number;
}

/** What ending a conversation now would mean for its visitor: `GET /livechat/admin/conversations/:id/ending` */
export interface ConversationEnding {
  /** Whether they are asked for a rating. */
  asksRating: boolean;
}

/** Which conversations an operator lists. */
export const CONVERSATION_BOXES = ['mine', 'unassigned', 'all'] as const;

export type ConversationBox = (typeof CONVERSATION_BOXES)[number];

/** What visitors say in conversations. */
export interface ConversationsFromVisitors {
  /**
   * Stores a message, answered with it after commit; `message:new` brings it to everybody else.
   * Without a conversation it goes to the visitor's open one in the channel, else it starts one:
   * with the operator the visitor was shown, if `hint` comes with it and they will do.
   */
  'message:send': (
    payload: { conversation: string | null; clientId: string; body: string; hint?: string | null },
    answer: Answer<Message>
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
}

/** What visitors are told of conversations. */
export interface ConversationsToVisitors {
  'message:new': (message: Message) => void;
  'message:changed': (message: Message) => void;
  'messages:read': (seen: ReadReceipt) => void;
  'typing:changed': (typing: Typing) => void;
  'conversation:changed': (conversation: VisitorConversation) => void;
}

/** What operators say in conversations. */
export interface ConversationsFromOperators {
  /**
   * Stores a message, answered with it after commit. An `internal` one is a note for operators: it takes
   * no conversation, answers nobody, and may be written after the end. `public` unless said.
   */
  'message:send': (
    payload: { conversation: string; clientId: string; body: string; audience?: Audience },
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
  /** Of conversations a console has, at most `CHECK_MAX`, those that this operator may still read. */
  'conversations:check': (
    payload: { conversations: readonly string[] },
    answer: Answer<readonly string[]>
  ) => void;
  'conversation:end': (
    payload: { conversation: string },
    answer: Answer<OperatorConversation>
  ) => void;
}

/** What operators are told of conversations. */
export interface ConversationsToOperators {
  /** A conversation this operator is to answer. */
  'conversation:opened': (conversation: OperatorConversation) => void;
  'conversation:changed': (conversation: OperatorConversation) => void;
  'message:new': (message: Message) => void;
  'message:changed': (message: Message) => void;
  'messages:read': (seen: ReadReceipt) => void;
  'typing:changed': (typing: Typing) => void;
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
