import { io } from 'socket.io-client';
import type { Audience, Message, OperatorConversation } from '../../../shared/conversations';
import type { MemberPresence } from '../../../shared/operators';
import { NAMESPACES, SOCKET_PATH } from '../../../shared/realtime';
import type { Notice } from './alerts';
import { background } from './background';
import { isFinal, pauseBefore, type Refused, refusedBy } from './backoff';
import { catchUp, closeGap, flush, refresh, startSync } from './catch-up';
import {
  ANSWER_WITHIN,
  answered,
  type ConnectionContext,
  later,
  type OperatorSocket,
} from './connection-context';
import { plainText } from './reading';
import { createRecent } from './recent';
import { isFresh } from './state';
import type { ConsoleStore } from './store';

/** Milliseconds after which a visitor no longer counts as writing. */
const TYPING_LASTS = 8_000;

/** As many messages may be heard of twice. */
const MOST_RUNG = 1_000;

/** What the console may ask of the server. */
export interface Connection {
  send: (id: string, clientId: string, body: string, audience: Audience) => void;
  read: (id: string, seq: number) => void;
  type: (id: string, typing: boolean) => void;
  /** Asks for what is not known of a conversation, page by page. */
  sync: (id: string) => void;
  end: (id: string) => Promise<boolean>;
  reportActivity: () => void;
  /** Tries again with the token of now. */
  wake: () => void;
  close: () => void;
}

interface Options {
  /** Where Strapi answers; may have a path of its own. */
  backend: string;
  /** The admin's access token of now. */
  token: () => string | null;
  consoleStore: ConsoleStore;
  /** A visitor wrote something this tab has not told anybody. */
  onNotice: (notice: Notice) => void;
}

/** Connects the console with the server: events in, questions out. It decides nothing; the state does. */
export function openConnection({ backend, token, consoleStore, onNotice }: Options): Connection {
  const { origin, pathname } = new URL(backend);
  const socket: OperatorSocket = io(`${origin}${NAMESPACES.operator}`, {
    path: `${pathname.replace(/\/$/, '')}${SOCKET_PATH}`,
    auth: (use) => use({ token: token() }),
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelayMax: 10_000,
  });
  const context: ConnectionContext = {
    socket,
    consoleStore,
    onNotice,
    rung: createRecent(MOST_RUNG),
    flushing: new Set(),
    tries: 0,
    timers: new Map(),
  };

  consoleStore.dispatch({ type: 'connection', connection: 'connecting' });
  followConnection(context);
  followEvents(context);

  return connectionOver(context);
}

function connectionOver(context: ConnectionContext): Connection {
  const { socket, consoleStore, timers } = context;

  return {
    send(id, clientId, body, audience) {
      consoleStore.dispatch({ type: 'wrote', id, clientId, body, audience });

      // What did not go out stays at its message, to be tried again.
      background('sending', flush(context, id));
    },
    sync: (id) => startSync(context, id),
    read(id, seq) {
      if (socket.connected) {
        consoleStore.dispatch({
          type: 'receipt',
          receipt: { conversation: id, by: 'operator', seq },
        });
        socket.emit('messages:read', { conversation: id, seq });
      }
    },
    type: (id, typing) => {
      socket.volatile.emit('typing:set', { conversation: id, typing });
    },
    async end(id) {
      const reply = await answered<OperatorConversation>(
        socket.timeout(ANSWER_WITHIN).emitWithAck('conversation:end', { conversation: id })
      );

      if (reply?.ok) {
        consoleStore.dispatch({ type: 'known', conversations: [reply.value] });
      }

      return reply?.ok ?? false;
    },
    reportActivity: () => startReport(context),
    wake() {
      if (!socket.connected) {
        consoleStore.dispatch({ type: 'connection', connection: 'connecting' });
        socket.connect();
      }
    },
    close() {
      timers.forEach(clearTimeout);
      timers.clear();
      socket.removeAllListeners();
      socket.disconnect();
      consoleStore.dispatch({ type: 'connection', connection: 'off' });
    },
  };
}

function followConnection(context: ConnectionContext): void {
  const { socket, consoleStore } = context;

  socket.on('connect', () => {
    context.tries = 0;
    consoleStore.dispatch({ type: 'connection', connection: 'online' });
    startReport(context);
    // The next connection does it again.
    background('catching up', catchUp(context));
  });
  socket.on('disconnect', (reason) => {
    consoleStore.dispatch({ type: 'connection', connection: 'offline' });

    // The server hangs up when the session ends; asking again tells apart a stale token from the end.
    if (reason === 'io server disconnect') {
      reconnect(context, NOT_SAID);
    }
  });
  socket.on('connect_error', (error) => {
    const refused = refusedBy('data' in error ? error.data : null);
    const isRefused = !socket.active && isFinal(refused);

    consoleStore.dispatch({ type: 'connection', connection: isRefused ? 'refused' : 'offline' });

    // A refusal stops the client's own attempts, though only some mean what they say.
    if (!socket.active && !isRefused) {
      reconnect(context, refused);
    }
  });
}

const NOT_SAID: Refused = { code: null, retryAfter: null };

function reconnect(context: ConnectionContext, refused: Refused): void {
  later(context, 'reconnect', pauseBefore(context.tries, refused, Math.random()), () =>
    context.socket.connect()
  );
  context.tries += 1;
}

function followEvents(context: ConnectionContext): void {
  const { socket, consoleStore } = context;

  socket.on('conversation:opened', (conversation) => {
    const { id, visitor, lastMessage, version } = conversation;

    consoleStore.dispatch({ type: 'opened', conversation });

    if (isFresh(conversation)) {
      ring(context, {
        conversation: id,
        seq: version,
        name: visitor.name,
        text: lastMessage ?? '',
      });
    }
  });
  socket.on('conversation:changed', (conversation) =>
    consoleStore.dispatch({ type: 'known', conversations: [conversation] })
  );
  socket.on('message:new', (message) => {
    receive(context, message);

    if (message.author === 'visitor') {
      ring(context, noticeOf(message));
    }
  });
  socket.on('message:changed', (message) => receive(context, message));
  socket.on('messages:read', (receipt) => consoleStore.dispatch({ type: 'receipt', receipt }));
  socket.on('members:changed', (presences) =>
    consoleStore.dispatch({ type: 'presences', presences })
  );
  socket.on('availability:resumed', ({ channels }) =>
    consoleStore.dispatch({ type: 'resumed', channels })
  );
  socket.on('rights:changed', () => {
    consoleStore.dispatch({ type: 'rights-changed' });
    // The next connection does it again.
    background('asking what may be shown', refresh(context));
  });
  socket.on('visitor:moved', (moved) => consoleStore.dispatch({ type: 'moved', moved }));
  socket.on('typing:changed', (typing) => {
    const id = typing.conversation;

    consoleStore.dispatch({ type: 'typing', typing });
    later(context, `typing ${id}`, TYPING_LASTS, () =>
      consoleStore.dispatch({ type: 'typing', typing: { ...typing, typing: false } })
    );
  });
}

function receive(context: ConnectionContext, message: Message): void {
  const { consoleStore } = context;
  const id = message.conversation;

  consoleStore.dispatch({ type: 'received', message });

  if (consoleStore.get().conversations[id] === undefined) {
    later(context, `sync ${id}`, 0, () => startSync(context, id));
  } else {
    closeGap(context, id);
  }
}

/** Once for each message, though it may be heard of in more than one way. */
function ring({ rung, onNotice }: ConnectionContext, notice: Notice): void {
  if (rung.isNew(`${notice.conversation} ${notice.seq}`)) {
    onNotice(notice);
  }
}

const noticeOf = (message: Message): Notice => ({
  conversation: message.conversation,
  seq: message.seq,
  name: message.name,
  text: plainText(message),
});

/** The next sign of life reports again. */
function startReport(context: ConnectionContext): void {
  background('reporting activity', reportActivity(context));
}

async function reportActivity({ socket, consoleStore }: ConnectionContext): Promise<void> {
  if (!socket.connected) {
    return;
  }

  const reply = await answered<readonly MemberPresence[]>(
    socket.timeout(ANSWER_WITHIN).emitWithAck('activity:report', {})
  );

  if (reply?.ok) {
    consoleStore.dispatch({ type: 'presences', presences: reply.value });
  }
}
