import type { ConversationBox } from '../../../shared/conversations';
import type { StoredChannel } from '../channels/channel';
import type { StoredOperator } from '../operators/operator';
import type { Client } from '../visitors/address';
import type { VisitorContext } from '../visitors/profile';
import type { Counters, NewMessage } from './batch';
import type { CachedConversation } from './cache';

/** A message of a visitor: what a socket or a request brings, with the channel it came through. */
export interface NewVisitorMessage {
  channel: StoredChannel;
  conversation: string | null;
  clientId: string;
  body: string;
  client: Client;
  /** What came with the operator the visitor was shown. */
  hint: string | null;
  /** Looked at only when the message starts a conversation. */
  visitorContext: () => Promise<VisitorContext>;
}

/** A message of an operator. */
export interface NewOperatorMessage {
  conversation: string;
  clientId: string;
  body: string;
}

/** An operator who speaks or reads; `all` is who may read every conversation. */
export interface Viewer {
  operator: StoredOperator;
  all: boolean;
}

/** Which conversations to list, and which page of them, from 1. */
export interface Inbox {
  box: ConversationBox;
  page: number;
  /** Id of the only channel to list; null for all of them. */
  channel: string | null;
}

/** Own conversations and those nobody has yet may be read by who answers; the rest needs `all`. */
export const mayRead = ({ operator, all }: Viewer, { operator: assigned }: Counters): boolean =>
  all || assigned === null || assigned === operator.row;

/** The row a conversation must be assigned to for this speaker to act in it; null for any. */
export const onlyOf = ({ operator, all }: Viewer): number | null => (all ? null : operator.row);

/** What a visitor writes, as a line for the log. */
export const messageOfVisitor = (
  cached: Pick<CachedConversation, 'row' | 'visitorName'>,
  clientId: string,
  body: string,
  sentAt: Date
): NewMessage => ({
  type: 'message',
  conversation: cached.row,
  clientId,
  author: 'visitor',
  operator: null,
  name: cached.visitorName,
  kind: 'text',
  body,
  rating: null,
  sentAt,
  ends: null,
  onlyOf: null,
});

/** What an operator writes. */
export const messageOfOperator = (
  cached: CachedConversation,
  viewer: Viewer,
  input: NewOperatorMessage,
  sentAt: Date
): NewMessage => ({
  ...messageOfVisitor(cached, input.clientId, input.body, sentAt),
  author: 'operator',
  operator: viewer.operator.row,
  name: viewer.operator.publicName,
  onlyOf: onlyOf(viewer),
});
