import { newClientId } from '../../shared/client-id';
import type { Face } from '../../shared/ratings';
import type { Outgoing } from '../../shared/thread';
import { follow, languageOf, surroundings } from './browser';
import { Chat } from './chat';
import type { ChatParts } from './chat-parts';
import { type ClientState, clientState } from './client-state';
import type { MakeConnection } from './connection';
import { createSafeStorage, type WebStorage } from './safe-storage';
import { createSession } from './session';
import { connectionTo } from './socket';
import { createStore } from './store';

/**
 * What a client is made of. All but `url` has a default; what is told of the page comes from the
 * browser, and elsewhere is empty.
 *
 * @example
 * const options: ClientOptions = { url: 'https://cms.example.com', channel: 'support', locale: 'fr' };
 */
export interface ClientOptions {
  /** Where a visitor's browser reaches Strapi. */
  url: string;
  /** Slug of the channel; `site`, the site's own channel, without one. */
  channel?: string | undefined;
  /** Strapi's `api.rest.prefix`; `/api` without one. */
  apiPrefix?: string | undefined;
  /** The plugin's `basePath`; `/livechat` without one. */
  basePath?: string | undefined;
  /** The visitor's language, BCP 47: for operators who speak it. The browser's without one. */
  locale?: string | undefined;
  /** Where what lasts is kept, as the visitor's token; `localStorage` without one. */
  storage?: WebStorage | undefined;
  /** The page the visitor is on, told to operators: path, query and hash. */
  page?: (() => string) | undefined;
  /** Where the visitor came from. */
  referrer?: (() => string) | undefined;
  /** How the server is reached; Socket.IO over WebSocket, else over long polling, without one. */
  connect?: MakeConnection | undefined;
}

/**
 * A visitor's chat without a window: it connects, sends and hears, keeps what could not be sent, and
 * goes on after a reload.
 *
 * @example
 * const client = createClient({ url: 'https://cms.example.com', channel: 'support' });
 *
 * client.subscribe(() => console.log(client.state.status, client.state.unread));
 * client.start();
 * client.send('Is anybody there?');
 */
export interface Client {
  /** All there is to draw; the same object as long as nothing changes. */
  readonly state: ClientState;
  /** What the visitor has begun to write: it outlives a reload, and takes what could not be sent any more. */
  draft: string;
  /** Calls back after every change, once for all of one moment; answers with what ends that. */
  subscribe(changed: () => void): () => void;
  /** Asks who the visitor is and connects. Before that, or `resume()`, nothing is asked of the server. */
  start(): void;
  /** Goes on where an earlier page stopped, if something is under way; of a newcomer nothing is asked. */
  resume(): void;
  /** Says something, now or as soon as the server can be reached; answers with the message's client id. */
  send(body: string): string;
  /** Sends again what failed; what is on its way keeps its place. */
  retry(clientId: string): void;
  /** Takes back what failed; what is on its way may be stored already. */
  remove(clientId: string): void;
  /** Says that the visitor is writing, or no longer; five seconds without a word end it too. */
  typing(isTyping: boolean): void;
  /** Says that the visitor has read everything that is there. */
  read(): void;
  /** Tells which page the visitor is on now. */
  visit(page: string): void;
  /** Rates the conversation once `phase` is `ended`, connected or not; again, to change it or add a comment. */
  rate(value: Face, comment?: string): void;
  /** Ends the conversation while `phase` is `open`, now or as soon as the server can be reached; puts away one that has ended. */
  end(): void;
  /** Puts an ended conversation away: the next message begins another one. */
  renew(): void;
  /** Asks for a copy of an ended conversation by e-mail; tells whether it is on its way. */
  sendTranscript(email: string): Promise<boolean>;
  /** Ends the connection and every timer; nothing is told any more. */
  destroy(): void;
}

/**
 * Makes a client.
 *
 * @example
 * const client = createClient({ url: 'https://cms.example.com' });
 *
 * client.resume();
 */
export function createClient(options: ClientOptions): Client {
  const chat: Chat = new Chat({
    ...partsOf(options),
    changed: () => store.changed(),
  });
  const store = createStore(() => clientState(chat));
  const unfollow = follow(chat);

  return {
    get state() {
      return store.state;
    },
    get draft() {
      return chat.chatStorage.draft.text;
    },
    set draft(text) {
      chat.chatStorage.draft = { ...chat.chatStorage.draft, text };
      store.changed();
    },
    subscribe: store.subscribe,
    start: () => chat.start(),
    resume: () => chat.resume(),
    send: (body) => chat.send(body),
    retry(clientId) {
      const message = failedOf(chat, clientId);

      if (message) {
        chat.start();
        chat.retry(clientId, message.body);
      }
    },
    remove(clientId) {
      if (failedOf(chat, clientId)) {
        chat.remove(clientId);
      }
    },
    typing: (isTyping) => chat.typingIndicator.write(isTyping),
    read: () => chat.read(),
    visit: (page) => chat.visit(page),
    rate: (value, comment) => chat.rate(value, comment ?? null),
    end: () => chat.leave(),
    renew: () => chat.renew(),
    sendTranscript: (email) => chat.syncLoop.copy(email),
    destroy() {
      store.end();
      unfollow();
      chat.destroy();
    },
  };
}

/** A message that could not be sent. */
const failedOf = (chat: Chat, clientId: string): Outgoing | undefined =>
  chat.state.thread.outgoing.find((one) => one.clientId === clientId && one.state === 'failed');

/** What a chat needs, from what was given and from the browser. */
function partsOf(options: ClientOptions): Omit<ChatParts, 'changed'> {
  const { channel = 'site', apiPrefix = '/api', basePath = '/livechat', locale, storage } = options;
  const url = options.url.replace(/\/+$/, '');
  const page = surroundings();
  const safeStorage = storage ? createSafeStorage(() => storage) : page.safeStorage;

  return {
    ...page,
    page: options.page ?? page.page,
    referrer: options.referrer ?? page.referrer,
    safeStorage,
    channel,
    isFull: true,
    makeConnection: options.connect ?? connectionTo(`${url}${basePath}/socket`),
    session: createSession(`${url}${apiPrefix}/livechat`, safeStorage, Date.now),
    newId: newClientId,
    presentation: () => ({ tag: locale ?? languageOf() }),
    emit: () => {},
  };
}
