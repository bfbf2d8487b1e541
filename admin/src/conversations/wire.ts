import { io } from 'socket.io-client';
import type { Message, OperatorConversation } from '../../../shared/conversations';
import type { Duty } from '../../../shared/operators';
import { NAMESPACES, SOCKET_PATH } from '../../../shared/realtime';
import type { Notice } from './alerts';
import { isFinal, pauseBefore, type Refused, refusedBy } from './backoff';
import { catchUp, closeGap, flush, sync } from './catch-up';
import { ANSWER_WITHIN, answered, type Line, later, type OperatorSocket } from './line';
import { plainText } from './reading';
import { createRecent } from './recent';
import { isFresh } from './state';
import type { DeskStore } from './store';

/** Milliseconds after which a visitor no longer counts as writing. */
const TYPING_LASTS = 8_000;

/** As many messages may be heard of twice. */
const MOST_RUNG = 1_000;

/** What the console may ask of the server. */
export interface Wire {
  send: (id: string, clientId: string, body: string) => void;
  see: (id: string, seq: number) => void;
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
  desk: DeskStore;
  /** A visitor wrote something this tab has not told anybody. */
  onNews: (notice: Notice) => void;
}

/** Connects the desk with the server: news in, questions out. It decides nothing; the desk does. */
export function openWire({ backend, token, desk, onNews }: Options): Wire {
  const { origin, pathname } = new URL(backend);
  const socket: OperatorSocket = io(`${origin}${NAMESPACES.operator}`, {
    path: `${pathname.replace(/\/$/, '')}${SOCKET_PATH}`,
    auth: (use) => use({ token: token() }),
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelayMax: 10_000,
  });
  const line: Line = {
    socket,
    desk,
    onNews,
    rung: createRecent(MOST_RUNG),
    flushing: new Set(),
    tries: 0,
    timers: new Map(),
  };

  desk.dispatch({ type: 'connection', connection: 'connecting' });
  followConnection(line);
  followNews(line);

  return wireOver(line);
}

function wireOver(line: Line): Wire {
  const { socket, desk, timers } = line;

  return {
    send(id, clientId, body) {
      desk.dispatch({ type: 'wrote', id, clientId, body });

      void flush(line, id);
    },
    sync: (id) => void sync(line, id),
    see(id, seq) {
      if (socket.connected) {
        desk.dispatch({ type: 'seen', seen: { conversation: id, by: 'operator', seq } });
        socket.emit('messages:see', { conversation: id, seq });
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
        desk.dispatch({ type: 'known', conversations: [reply.value] });
      }

      return reply?.ok ?? false;
    },
    reportActivity: () => void reportActivity(line),
    wake() {
      if (!socket.connected) {
        desk.dispatch({ type: 'connection', connection: 'connecting' });
        socket.connect();
      }
    },
    close() {
      timers.forEach(clearTimeout);
      timers.clear();
      socket.removeAllListeners();
      socket.disconnect();
      desk.dispatch({ type: 'connection', connection: 'off' });
    },
  };
}

function followConnection(line: Line): void {
  const { socket, desk } = line;

  socket.on('connect', () => {
    line.tries = 0;
    desk.dispatch({ type: 'connection', connection: 'online' });
    void reportActivity(line);
    void catchUp(line);
  });
  socket.on('disconnect', (reason) => {
    desk.dispatch({ type: 'connection', connection: 'offline' });

    // The server hangs up when the session ends; asking again tells apart a stale token from the end.
    if (reason === 'io server disconnect') {
      reconnect(line, NOT_SAID);
    }
  });
  socket.on('connect_error', (error) => {
    const refused = refusedBy('data' in error ? error.data : null);
    const isRefused = !socket.active && isFinal(refused);

    desk.dispatch({ type: 'connection', connection: isRefused ? 'refused' : 'offline' });

    // A refusal stops the client's own attempts, though only some mean what they say.
    if (!socket.active && !isRefused) {
      reconnect(line, refused);
    }
  });
}

const NOT_SAID: Refused = { code: null, retryAfter: null };

function reconnect(line: Line, refused: Refused): void {
  later(line, 'reconnect', pauseBefore(line.tries, refused, Math.random()), () =>
    line.socket.connect()
  );
  line.tries += 1;
}

function followNews(line: Line): void {
  const { socket, desk } = line;

  socket.on('conversation:opened', (conversation) => {
    const { id, visitor, lastMessage, version } = conversation;

    desk.dispatch({ type: 'opened', conversation });

    if (isFresh(conversation)) {
      ring(line, { conversation: id, seq: version, name: visitor.name, text: lastMessage ?? '' });
    }
  });
  socket.on('conversation:changed', (conversation) =>
    desk.dispatch({ type: 'known', conversations: [conversation] })
  );
  socket.on('message:new', (message) => {
    hear(line, message);

    if (message.author === 'visitor') {
      ring(line, noticeOf(message));
    }
  });
  socket.on('message:changed', (message) => hear(line, message));
  socket.on('messages:seen', (seen) => desk.dispatch({ type: 'seen', seen }));
  socket.on('duties:changed', (duties) => desk.dispatch({ type: 'duties', duties }));
  socket.on('duty:resumed', ({ channels }) => desk.dispatch({ type: 'resumed', channels }));
  socket.on('visitor:moved', (moved) => desk.dispatch({ type: 'moved', moved }));
  socket.on('typing:changed', (typing) => {
    const id = typing.conversation;

    desk.dispatch({ type: 'typing', typing });
    later(line, `typing ${id}`, TYPING_LASTS, () =>
      desk.dispatch({ type: 'typing', typing: { ...typing, typing: false } })
    );
  });
}

function hear(line: Line, message: Message): void {
  const { desk } = line;
  const id = message.conversation;

  desk.dispatch({ type: 'received', message });

  if (desk.get().conversations[id] === undefined) {
    later(line, `sync ${id}`, 0, () => void sync(line, id));
  } else {
    closeGap(line, id);
  }
}

/** Once for each message, though it may be heard of in more than one way. */
function ring({ rung, onNews }: Line, notice: Notice): void {
  if (rung.isNew(`${notice.conversation} ${notice.seq}`)) {
    onNews(notice);
  }
}

const noticeOf = (message: Message): Notice => ({
  conversation: message.conversation,
  seq: message.seq,
  name: message.name,
  text: plainText(message),
});

async function reportActivity({ socket, desk }: Line): Promise<void> {
  if (!socket.connected) {
    return;
  }

  const reply = await answered<readonly Duty[]>(
    socket.timeout(ANSWER_WITHIN).emitWithAck('activity:report', {})
  );

  if (reply?.ok) {
    desk.dispatch({ type: 'duties', duties: reply.value });
  }
}
