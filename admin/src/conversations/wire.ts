import { io, type Socket } from 'socket.io-client';
import type { Message, OperatorConversation, Sync } from '../../../shared/conversations';
import type { Duty } from '../../../shared/operators';
import {
  NAMESPACES,
  type OperatorEvents,
  type OperatorNews,
  type Reply,
  SOCKET_PATH,
} from '../../../shared/realtime';
import { isBehind } from '../../../shared/thread';
import type { Notice } from './alerts';
import { plainText } from './reading';
import { isFresh, threadOf } from './state';
import type { DeskStore } from './store';

/** Milliseconds until an unanswered question counts as failed. */
const ANSWER_WITHIN = 10_000;

/** Milliseconds a gap may close by itself before it is asked for. */
const GAP_PATIENCE = 400;

/** Milliseconds after which a visitor no longer counts as writing. */
const TYPING_LASTS = 8_000;

/** What the console may ask of the server. */
export interface Wire {
  send: (id: string, clientId: string, body: string) => void;
  see: (id: string, seq: number) => void;
  type: (id: string, typing: boolean) => void;
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

type OperatorSocket = Socket<OperatorNews, OperatorEvents>;

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
  const line: Line = { socket, desk, onNews, rung: new Set(), timers: new Map() };

  desk.dispatch({ type: 'connection', connection: 'connecting' });
  followConnection(line);
  followNews(line);

  return wireOver(line);
}

interface Line {
  socket: OperatorSocket;
  desk: DeskStore;
  onNews: (notice: Notice) => void;
  /** The messages somebody was told of. */
  rung: Set<string>;
  /** Pending resyncs and ends of typing, by what they are for. */
  timers: Map<string, ReturnType<typeof setTimeout>>;
}

function wireOver(line: Line): Wire {
  const { socket, desk, timers } = line;

  return {
    send(id, clientId, body) {
      desk.dispatch({ type: 'wrote', id, clientId, body });

      if (socket.connected) {
        void deliver(line, id, clientId, body);
      }
    },
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
    desk.dispatch({ type: 'connection', connection: 'online' });
    void reportActivity(line);
    void catchUp(line);
  });
  socket.on('disconnect', (reason) => {
    desk.dispatch({ type: 'connection', connection: 'offline' });

    // The server hangs up when the session ends; asking again tells apart a stale token from the end.
    if (reason === 'io server disconnect') {
      later(line, 'reconnect', 1_000, () => socket.connect());
    }
  });
  socket.on('connect_error', () => {
    const connection = socket.active ? 'offline' : 'refused';

    desk.dispatch({ type: 'connection', connection });
  });
}

function followNews(line: Line): void {
  const { socket, desk } = line;

  socket.on('conversation:opened', (conversation) => {
    const { id, visitor, lastMessage } = conversation;

    desk.dispatch({ type: 'opened', conversation });

    if (isFresh(conversation)) {
      ring(line, { conversation: id, seq: 1, name: visitor.name, text: lastMessage ?? '' });
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
  const key = `${notice.conversation} ${notice.seq}`;

  if (!rung.has(key)) {
    rung.add(key);
    onNews(notice);
  }
}

const noticeOf = (message: Message): Notice => ({
  conversation: message.conversation,
  seq: message.seq,
  name: message.name,
  text: plainText(message),
});

/** Asks for what is missing, unless it arrives meanwhile. A thread nobody opened may keep its gaps. */
function closeGap(line: Line, id: string): void {
  const isMissing = (): boolean =>
    line.desk.get().loaded[id] === true && isBehind(threadOf(line.desk.get(), id));

  if (isMissing() && !line.timers.has(`sync ${id}`)) {
    later(line, `sync ${id}`, GAP_PATIENCE, () => {
      if (isMissing()) {
        void sync(line, id);
      }
    });
  }
}

async function sync({ socket, desk }: Line, id: string): Promise<void> {
  const after = desk.get().loaded[id] ? threadOf(desk.get(), id).through : 0;
  const reply = await answered<Sync<OperatorConversation>>(
    socket.timeout(ANSWER_WITHIN).emitWithAck('messages:sync', { conversation: id, after })
  );

  if (reply?.ok) {
    desk.dispatch({ type: 'synced', id, after, sync: reply.value });
  }
}

/** After a (re)connection: what is there to do, what changed meanwhile, and what still has to be sent, in order. */
async function catchUp(line: Line): Promise<void> {
  const { socket, desk } = line;
  const reply = await answered<readonly OperatorConversation[]>(
    socket.timeout(ANSWER_WITHIN).emitWithAck('conversations:list', {})
  );

  if (reply?.ok) {
    desk.dispatch({ type: 'listed', conversations: reply.value });
  }

  await Promise.all(Object.keys(desk.get().loaded).map((id) => sync(line, id)));
  await Promise.all(Object.keys(desk.get().threads).map((id) => flush(line, id)));
}

async function flush(line: Line, id: string): Promise<void> {
  const waiting = threadOf(line.desk.get(), id).outgoing.filter(({ state }) => state === 'sending');

  for (const { clientId, body } of waiting) {
    await deliver(line, id, clientId, body);
  }
}

async function deliver(line: Line, id: string, clientId: string, body: string): Promise<void> {
  const { socket, desk } = line;
  const reply = await answered<Message>(
    socket.timeout(ANSWER_WITHIN).emitWithAck('message:send', { conversation: id, clientId, body })
  );

  if (reply?.ok) {
    desk.dispatch({ type: 'received', message: reply.value });
    closeGap(line, id);

    return;
  }

  // A cut line is no refusal: the message goes out again once the line is back.
  if (reply !== null || socket.connected) {
    desk.dispatch({ type: 'failed', id, clientId });
  }
}

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

/** The reply, or null when none came in time. What it carries is typed by the caller: the client's own inference gives up on timeouts. */
const answered = <T>(question: Promise<Reply<T>>): Promise<Reply<T> | null> =>
  question.catch(() => null);

function later({ timers }: Line, name: string, milliseconds: number, act: () => void): void {
  clearTimeout(timers.get(name));
  timers.set(
    name,
    setTimeout(() => {
      timers.delete(name);
      act();
    }, milliseconds)
  );
}
