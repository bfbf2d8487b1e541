import type {
  ConversationsFromOperators,
  ConversationsFromVisitors,
  ConversationsToOperators,
  ConversationsToVisitors,
} from './conversations';
import type { OperatorsFromOperators, OperatorsToOperators } from './operators';
import type { RatingsFromVisitors } from './ratings';
import type { TranscriptsFromVisitors } from './transcripts';
import type { WidgetFromVisitors } from './widget';

/** Where the sockets live on Strapi's own server. */
export const SOCKET_PATH = '/livechat/socket';

/** One namespace an audience, never one with flags. */
export const NAMESPACES = { visitor: '/visitor', operator: '/operator' } as const;

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
export interface VisitorToServerEvents
  extends ConversationsFromVisitors,
    RatingsFromVisitors,
    WidgetFromVisitors,
    TranscriptsFromVisitors {}

/** What a visitor hears. */
export interface ServerToVisitorEvents extends ConversationsToVisitors {}

/** What an operator may say. */
export interface OperatorToServerEvents
  extends ConversationsFromOperators,
    OperatorsFromOperators {}

/** What an operator hears. */
export interface ServerToOperatorEvents extends ConversationsToOperators, OperatorsToOperators {}
