import { Chat } from '../../client/src/chat';
import type { ChatParts } from '../../client/src/chat-parts';
import type { Connection, ConnectionListener } from '../../client/src/connection';
import { createSafeStorage } from '../../client/src/safe-storage';
import type { Session } from '../../client/src/session';
import type { Message, Segment } from '../../shared/conversations';
import type { VisitorSync, WidgetVisit } from '../../shared/widget';
import type { Presentation, Settings } from '../../widget/src/panel-host';
import { conversation, message, ok } from '../unit/widget/makers';

/** What the script tag says. */
export const settings: Settings = {
  base: 'https://cms.example/livechat/widget/',
  socket: 'https://cms.example/livechat/socket',
  api: 'https://cms.example/api/livechat',
  channel: 'shop',
  locale: undefined,
  full: false,
};

export const appearance = {
  slug: 'shop',
  name: 'Shop',
  imageUrl: null,
  consent: [] as Segment[],
  buttonText: 'Questions?',
  welcomeMessage: 'How may I help you?',
  inputPlaceholder: 'Say something…',
  buttonBackground: '#4945ff',
  buttonColor: '#ffffff',
  headerBackground: '#32324d',
  headerColor: '#ffffff',
} as const;

export const visit = (more: Partial<WidgetVisit> = {}): WidgetVisit => ({
  action: 'show',
  openAfterSeconds: 0,
  appearance,
  operator: 'Maria',
  operatorPicture: null,
  hint: null,
  ...more,
});

export const presentation: Presentation = {
  appearance,
  operator: 'Maria',
  operatorPicture: null,
  locale: 'en',
  tag: 'en-GB',
};

/** A server at the other end of the line: answers as it is told, remembers what it was asked. */
export class FakeServer {
  listener: ConnectionListener | undefined;
  isOpen = false;
  readonly asked: [string, unknown][] = [];
  readonly told: [string, unknown][] = [];
  /** By event; what is not here stays unanswered. */
  answers: Record<string, (payload: never) => unknown> = {
    'messages:sync': () =>
      ok<VisitorSync>({ conversation: null, messages: [], more: false, rating: null }),
  };

  handshake: Parameters<ChatParts['makeConnection']>[0] | undefined;

  readonly makeConnection: ChatParts['makeConnection'] = (handshake, listener): Connection => {
    this.handshake = handshake;
    this.listener = listener;

    return {
      open: () => {
        this.isOpen = true;
        listener.connected();
      },
      close: () => {
        this.isOpen = false;
        listener.disconnected();
      },
      ask: async (event, payload) => {
        this.asked.push([event, payload]);

        const answer = this.answers[event];
        const reply = answer && this.isOpen ? answer(payload as never) : null;

        return reply as never;
      },
      tell: (event, payload) => {
        this.told.push([event, payload]);
      },
    };
  };

  /** What was asked under one name. */
  of(name: string): unknown[] {
    return this.asked.filter(([event]) => event === name).map(([, payload]) => payload);
  }
}

/** Stores what it is sent, as the server does. */
export function store(server: FakeServer): string[] {
  const bodies: string[] = [];

  server.answers['message:send'] = ({
    clientId,
    body,
  }: Pick<Message, 'clientId'> & { body: string }) => {
    bodies.push(body);

    return ok(message(bodies.length, { clientId, author: 'visitor', segments: [{ text: body }] }));
  };
  server.answers['messages:sync'] = () =>
    ok({
      conversation: bodies.length > 0 ? conversation({ version: bodies.length }) : null,
      messages: [],
      more: false,
      rating: null,
    });

  return bodies;
}

/** A chat on a fake line, with what was emitted and how often the token expired. */
export function aChat(more: Partial<ChatParts> = {}) {
  const server = new FakeServer();
  const emitted: string[] = [];
  const session = { expired: 0, isKnown: false };
  const theSession: Session = {
    token: async () => 'token',
    isKnown: () => session.isKnown,
    expire: () => {
      session.expired += 1;
    },
  };
  let ids = 0;
  const chat = new Chat({
    channel: 'shop',
    isFull: false,
    makeConnection: server.makeConnection,
    session: theSession,
    safeStorage: createSafeStorage(() => localStorage),
    drafts: createSafeStorage(() => sessionStorage),
    newId: () => {
      ids += 1;

      return `id-${ids}`;
    },
    page: () => '/',
    referrer: () => document.referrer,
    isVisible: () => !document.hidden,
    presentation: () => presentation,
    changed: () => {},
    emit: (event) => emitted.push(event),
    ...more,
  });

  return { chat, server, emitted, session };
}
