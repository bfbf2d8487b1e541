import type { Face } from './ratings';

/**
 * The longest message, in characters, as `lengthOf` counts them.
 *
 * @example
 * excessOf('Hello', MESSAGE_MAX); // 0
 */
export const MESSAGE_MAX = 5_000;

/**
 * Who wrote a message.
 *
 * @example
 * const isPerson = (author: Author): boolean => author === 'visitor' || author === 'operator';
 */
export type Author = 'visitor' | 'operator' | 'bot' | 'system';

/**
 * @example
 * MESSAGE_KINDS.includes('moved'); // true
 */
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
 *
 * @example
 * const isSaid = (kind: MessageKind): boolean => kind === 'text';
 */
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/**
 * @example
 * AUDIENCES; // ['public', 'internal']
 */
export const AUDIENCES = ['public', 'internal'] as const;

/**
 * Whom a message is for: everybody in the conversation, or operators among themselves.
 *
 * @example
 * const note: Audience = 'internal';
 */
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

/**
 * A rating as one line of a conversation; the operator's side only.
 *
 * @example
 * const praise: MessageRating = { value: 5, comment: 'Quick and kind' };
 */
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

/**
 * @example
 * CONVERSATION_STATES; // ['open', 'ended']
 */
export const CONVERSATION_STATES = ['open', 'ended'] as const;

/**
 * @example
 * const isOver = (state: ConversationState): boolean => state === 'ended';
 */
export type ConversationState = (typeof CONVERSATION_STATES)[number];

/**
 * A conversation as its visitor sees it.
 *
 * @example
 * const asks = ({ state, askRating }: VisitorConversation): boolean => state === 'ended' && askRating;
 */
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

/**
 * A conversation as operators see it.
 *
 * @example
 * const isFree = ({ state, operator }: OperatorConversation): boolean => state === 'open' && operator === null;
 */
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

/**
 * As many conversations may be asked about at once.
 *
 * @example
 * const asked = (ids: readonly string[]): readonly string[] => ids.slice(0, CHECK_MAX);
 */
export const CHECK_MAX = 500;

/**
 * The most messages one answer brings.
 *
 * @example
 * const question = { conversation: 'abc', after: 0, limit: SYNC_MAX };
 */
export const SYNC_MAX = 200;

/**
 * What changed since a version, the oldest change first: the answer to a resync.
 *
 * @example
 * const nextAfter = ({ messages, more }: Sync<unknown>): number | null =>
 *   more ? (messages.at(-1)?.version ?? null) : null;
 */
export interface Sync<C> {
  conversation: C | null;
  /** Changed since the version asked for, by `version`; at most `SYNC_MAX`. */
  messages: readonly Message[];
  /** Whether there is more: ask again after the `version` of the last message. */
  more: boolean;
}

/**
 * `GET /livechat/admin/conversations/counts`
 *
 * @example
 * const waiting: ConversationCount = { channel: 'abc', count: 2 };
 */
export interface ConversationCount {
  channel: string;
  count: number;
}

/**
 * What ending a conversation now would mean for its visitor: `GET /livechat/admin/conversations/:id/ending`
 *
 * @example
 * const silently: ConversationEnding = { asksRating: false };
 */
export interface ConversationEnding {
  /** Whether they are asked for a rating. */
  asksRating: boolean;
}

/**
 * Which conversations an operator lists.
 *
 * @example
 * CONVERSATION_BOXES[0]; // 'mine'
 */
export const CONVERSATION_BOXES = ['mine', 'unassigned', 'all'] as const;

/**
 * @example
 * const queue: ConversationBox = 'unassigned';
 */
export type ConversationBox = (typeof CONVERSATION_BOXES)[number];

/**
 * The page the visitor of a conversation is on now: path, query and hash.
 *
 * @example
 * const moved: VisitorPage = { conversation: 'abc', page: '/cart?step=2' };
 */
export interface VisitorPage {
  conversation: string;
  page: string;
}

/**
 * How far one side has read.
 *
 * @example
 * const seen: ReadReceipt = { conversation: 'abc', by: 'visitor', seq: 7 };
 */
export interface ReadReceipt {
  conversation: string;
  by: 'visitor' | 'operator';
  seq: number;
}

/**
 * Whether one side is writing.
 *
 * @example
 * const writing: Typing = { conversation: 'abc', by: 'operator', typing: true };
 */
export interface Typing {
  conversation: string;
  by: 'visitor' | 'operator';
  typing: boolean;
}
