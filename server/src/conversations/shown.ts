import type {
  Message,
  OperatorConversation,
  VisitorConversation,
} from '../../../shared/conversations';
import { segments } from '../channels/segments';
import type { StoredMessage } from './entries';
import type { LoadedConversation } from './rows';

/** A message as both sides read it. */
export const toMessage = (message: StoredMessage): Message => ({
  conversation: message.conversationId,
  seq: message.seq,
  version: message.version,
  clientId: message.clientId,
  author: message.author,
  name: message.name,
  kind: message.kind,
  segments: segments(message.body),
  rating: message.rating,
  sentAt: message.sentAt.toISOString(),
});

/** The operator a conversation is shown with. */
export type Shown = { id: string; publicName: string; pictureUrl: string | null } | null;

export const toVisitorConversation = (
  { counters }: LoadedConversation,
  operator: Shown
): VisitorConversation => ({
  id: counters.id,
  state: counters.state,
  operator: operator?.publicName ?? null,
  operatorPicture: operator?.pictureUrl ?? null,
  readByOperator: counters.readByOperator,
  version: counters.version,
  askRating: counters.askRating,
  continues: counters.endedBy === 'system',
});

export function toOperatorConversation(
  loaded: LoadedConversation,
  operator: Shown
): OperatorConversation {
  const { counters, channel, visitor, locale, country } = loaded;

  return {
    id: counters.id,
    state: counters.state,
    channel: { id: channel.id, name: channel.name },
    visitor: { id: visitor.id, name: visitor.name, country, locale },
    operator: operator?.id ?? null,
    operatorName: operator?.publicName ?? null,
    operatorPicture: operator?.pictureUrl ?? null,
    version: counters.version,
    unread: loaded.unread,
    waiting: loaded.waiting,
    readByOperator: counters.readByOperator,
    readByVisitor: counters.readByVisitor,
    lastMessage: counters.lastMessage,
    lastMessageAt: (counters.lastMessageAt ?? counters.startedAt).toISOString(),
    startedAt: counters.startedAt.toISOString(),
    page: loaded.page,
    currentPage: loaded.currentPage,
    previous: loaded.previous,
  };
}
