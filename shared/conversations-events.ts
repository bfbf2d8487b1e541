import type {
  Audience,
  Message,
  OperatorConversation,
  ReadReceipt,
  Sync,
  Typing,
  VisitorConversation,
  VisitorPage,
} from './conversations';
import type { Answer } from './reply';

/**
 * What visitors say in conversations.
 *
 * @example
 * const ask = (emit: ConversationsFromVisitors['message:send']): void =>
 *   emit({ conversation: null, clientId: newClientId(), body: 'Hello' }, (reply) => console.log(reply.ok));
 */
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

/**
 * What visitors are told of conversations.
 *
 * @example
 * const hear: ConversationsToVisitors['typing:changed'] = ({ typing }) => console.log(typing);
 */
export interface ConversationsToVisitors {
  'message:new': (message: Message) => void;
  'message:changed': (message: Message) => void;
  'messages:read': (seen: ReadReceipt) => void;
  'typing:changed': (typing: Typing) => void;
  'conversation:changed': (conversation: VisitorConversation) => void;
}

/**
 * What operators say in conversations.
 *
 * @example
 * const note = (emit: ConversationsFromOperators['message:send'], conversation: string): void =>
 *   emit({ conversation, clientId: newClientId(), body: 'VIP', audience: 'internal' }, () => {});
 */
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

/**
 * What operators are told of conversations.
 *
 * @example
 * const hear: ConversationsToOperators['visitor:moved'] = ({ page }) => console.log(page);
 */
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
