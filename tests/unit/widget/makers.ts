import type { Message, VisitorConversation } from '../../../shared/conversations';
import type { VisitorSync } from '../../../shared/widget';

/** A message of the operator unless said otherwise. */
export const message = (seq: number, more: Partial<Message> = {}): Message => ({
  conversation: 'one',
  seq,
  version: seq,
  clientId: `client-${more.conversation ?? 'one'}-${seq}`,
  audience: 'public',
  author: 'operator',
  name: 'Maria',
  writer: 'maria',
  picture: null,
  kind: 'text',
  segments: [{ text: `message ${seq}` }],
  rating: null,
  sentAt: '2026-11-20T10:00:00.000Z',
  ...more,
});

/** An open conversation with Maria. */
export const conversation = (more: Partial<VisitorConversation> = {}): VisitorConversation => ({
  id: 'one',
  state: 'open',
  operator: 'Maria',
  operatorPicture: null,
  readByOperator: 0,
  version: 0,
  askRating: false,
  continues: false,
  ...more,
});

/** What the server answers to a resync. */
export const answer = (more: Partial<VisitorSync> = {}): VisitorSync => ({
  conversation: null,
  messages: [],
  more: false,
  rating: null,
  ...more,
});

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const refused = (code: string): { ok: false; error: { code: string; message: string } } => ({
  ok: false,
  error: { code, message: code },
});
