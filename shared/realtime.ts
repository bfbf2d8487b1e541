import type {
  ConversationsFromOperators,
  ConversationsFromVisitors,
  ConversationsToOperators,
  ConversationsToVisitors,
} from './conversations-events';
import type { OperatorsFromOperators, OperatorsToOperators } from './operators';
import type { RatingsFromVisitors } from './ratings';
import type { TranscriptsFromVisitors } from './transcripts';
import type { WidgetFromVisitors } from './widget';

/**
 * Where the sockets live on Strapi's own server.
 *
 * @example
 * SOCKET_PATH; // '/livechat/socket'
 */
export const SOCKET_PATH = '/livechat/socket';

/**
 * One namespace an audience, never one with flags.
 *
 * @example
 * NAMESPACES.visitor; // '/visitor'
 */
export const NAMESPACES = { visitor: '/visitor', operator: '/operator' } as const;

/**
 * The handshake of a visitor.
 *
 * @example
 * const handshake: VisitorHandshake = {
 *   token: 'signed',
 *   channel: 'support',
 *   page: '/cart',
 *   locale: 'fr',
 *   referrer: '',
 * };
 */
export interface VisitorHandshake {
  token: string;
  /** Slug of the channel; empty for the site's channel. */
  channel: string;
  page: string;
  locale: string;
  referrer: string;
}

/**
 * The handshake of an operator: the admin panel's own access token.
 *
 * @example
 * const handshake: OperatorHandshake = { token: 'the admin panel’s own' };
 */
export interface OperatorHandshake {
  token: string;
}

/**
 * What a visitor may say.
 *
 * @example
 * const event: keyof VisitorToServerEvents = 'rating:give';
 */
export interface VisitorToServerEvents
  extends ConversationsFromVisitors,
    RatingsFromVisitors,
    WidgetFromVisitors,
    TranscriptsFromVisitors {}

/**
 * What a visitor hears.
 *
 * @example
 * const hear: Pick<ServerToVisitorEvents, 'message:new'> = {
 *   'message:new': ({ seq }) => console.log(seq),
 * };
 */
export interface ServerToVisitorEvents extends ConversationsToVisitors {}

/**
 * What an operator may say.
 *
 * @example
 * const event: keyof OperatorToServerEvents = 'channel:join';
 */
export interface OperatorToServerEvents
  extends ConversationsFromOperators,
    OperatorsFromOperators {}

/**
 * What an operator hears.
 *
 * @example
 * const hear: Pick<ServerToOperatorEvents, 'conversation:opened'> = {
 *   'conversation:opened': ({ visitor }) => console.log(visitor.name),
 * };
 */
export interface ServerToOperatorEvents extends ConversationsToOperators, OperatorsToOperators {}
