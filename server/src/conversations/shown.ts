import type {
  Message,
  OperatorConversation,
  VisitorConversation,
} from '../../../shared/conversations';
import { segments } from '../channels/segments';
import type { StoredMessage } from '../threads/entries';
import type { LoadedConversation } from './rows';
import type { Side } from './visibility';

/** An operator in a conversation: a sign that names nobody, and where each side finds the picture. */
export interface Writer {
  sign: string;
  pictures: Pictures;
}

type Pictures = Readonly<Record<Side, string | null>>;

/** Who speaks in messages; null where it is no operator. */
export type Writers = (message: Pick<StoredMessage, 'ownerId' | 'operator'>) => Writer | null;

/** A message as it is told of within the server: each side finds its picture at another address. */
export type ToldMessage = Omit<Message, 'picture'> & { pictures: Pictures };

const NO_PICTURES: Pictures = { visitor: null, operator: null };

/** Nobody of whom there is anything to show: what the system and visitors say. */
export const NO_WRITERS: Writers = () => null;

/** A message as one side reads it. */
export const forSide = ({ pictures, ...message }: ToldMessage, side: Side): Message => ({
  ...message,
  picture: pictures[side],
});

export function toMessage(message: StoredMessage, writers: Writers): ToldMessage {
  const writer = writers(message);

  return {
    ...partsOf(message),
    writer: writer?.sign ?? null,
    pictures: writer?.pictures ?? NO_PICTURES,
  };
}

/** What everybody reads in it. */
const partsOf = (message: StoredMessage): Omit<ToldMessage, 'writer' | 'pictures'> => ({
  conversation: message.ownerId,
  seq: message.seq,
  version: message.version,
  clientId: message.clientId,
  author: message.author,
  name: message.name,
  kind: message.kind,
  audience: message.audience,
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
