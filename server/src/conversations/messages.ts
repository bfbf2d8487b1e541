import type { Audience } from '../../../shared/conversations';
import type { StoredChannel } from '../channels/channel';
import type { Viewer } from '../operators/viewer';
import type { Client } from '../visitors/address';
import type { VisitorContext } from '../visitors/profile';
import type { CachedConversation } from './cache';
import type { NewMessage } from './entries';
import { visibleTo } from './visibility';

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
  /** Told once the conversation is found to be theirs, before anything is stored. */
  found?: (conversation: string) => void;
}

/** A message of an operator. */
export interface NewOperatorMessage {
  conversation: string;
  clientId: string;
  body: string;
  /** For the visitor too, unless it is a note for operators. */
  audience?: Audience;
}

/** What a visitor writes, as an entry for the log. */
export const messageOfVisitor = (
  cached: Pick<CachedConversation, 'thread' | 'visitorName'>,
  clientId: string,
  body: string,
  sentAt: Date
): NewMessage => ({
  type: 'message',
  thread: cached.thread,
  clientId,
  author: 'visitor',
  operator: null,
  name: cached.visitorName,
  kind: 'text',
  audience: 'public',
  body,
  rating: null,
  sentAt,
  ends: null,
  moves: null,
  within: 'all',
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
  audience: input.audience ?? 'public',
  within: visibleTo(viewer),
});

/** What a line of the system is about; who has no name in it leaves it out. */
type Line = Pick<NewMessage, 'kind'> &
  Partial<Pick<NewMessage, 'name' | 'body' | 'rating' | 'ends' | 'moves' | 'within'>>;

/** A conversation by its id, and its thread by row. */
export type Noted = Pick<CachedConversation, 'id' | 'thread'>;

/** What the system notes in a conversation, under a name that only one message of it has, and no client may take. */
export const messageOfSystem = (
  { id, thread }: Noted,
  name: string,
  line: Line,
  sentAt: Date
): NewMessage => ({
  ...messageOfVisitor({ thread, visitorName: '' }, `${id}:${name}`, '', sentAt),
  author: 'system',
  ...line,
});

/** What ends a conversation that is at its end anyway: no rating is asked for. */
export const closing = (
  conversation: Noted,
  kind: 'silent' | 'ended',
  silentSince?: Date
): NewMessage =>
  messageOfSystem(
    conversation,
    END,
    { kind, ends: { by: 'system', ask: null, ...(silentSince && { silentSince }) } },
    new Date()
  );

/** What a conversation ends with, whoever ends it: it ends once. */
export const END = 'end';
