import type { ConversationBox } from '../../../shared/conversations';
import type { StoredChannel } from '../channels/channel';
import type { StoredOperator } from '../operators/operator';
import type { Client } from '../visitors/address';
import type { Sighting } from '../visitors/profile';
import type { Counters, Line } from './batch';
import type { Place } from './places';

/** A message of a visitor: what a socket or a request brings, with the channel it came through. */
export interface VisitorLetter {
  channel: StoredChannel;
  conversation: string | null;
  clientId: string;
  body: string;
  client: Client;
  /** What came with the operator the visitor was shown. */
  hint: string | null;
  /** Looked at only when the message starts a conversation. */
  sighting: () => Promise<Sighting>;
}

/** A message of an operator. */
export interface OperatorLetter {
  conversation: string;
  clientId: string;
  body: string;
}

/** An operator who speaks or reads; `all` is who may read every conversation. */
export interface Speaker {
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
export const mayRead = ({ operator, all }: Speaker, { operator: assigned }: Counters): boolean =>
  all || assigned === null || assigned === operator.row;

/** The row a conversation must be assigned to for this speaker to act in it; null for any. */
export const onlyOf = ({ operator, all }: Speaker): number | null => (all ? null : operator.row);

/** What a visitor writes, as a line for the log. */
export const visitorLine = (
  place: Pick<Place, 'row' | 'visitorName'>,
  clientId: string,
  body: string,
  sentAt: Date
): Line => ({
  type: 'line',
  conversation: place.row,
  clientId,
  author: 'visitor',
  operator: null,
  name: place.visitorName,
  kind: 'text',
  body,
  rating: null,
  sentAt,
  ends: null,
  onlyOf: null,
});

/** What an operator writes. */
export const operatorLine = (
  place: Place,
  speaker: Speaker,
  letter: OperatorLetter,
  sentAt: Date
): Line => ({
  ...visitorLine(place, letter.clientId, letter.body, sentAt),
  author: 'operator',
  operator: speaker.operator.row,
  name: speaker.operator.publicName,
  onlyOf: onlyOf(speaker),
});
