import { Manager, type Socket } from 'socket.io-client';
import { NAMESPACES, type VisitorEvents, type VisitorNews } from '../../shared/realtime';
import type { MakeWire, Wire, WireListener } from './wire';

/** How long an answer is waited for, in milliseconds. */
const PATIENCE = 10_000;

/** The protocol of shared/realtime.ts on a socket; WebSocket first, polling where it is blocked. */
export function wireTo(address: string): MakeWire {
  const { origin, pathname } = new URL(address);

  return (handshake, listener) => {
    const manager = new Manager(origin, {
      path: pathname,
      autoConnect: false,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 10_000,
    });
    const socket: Socket<VisitorNews, VisitorEvents> = manager.socket(NAMESPACES.visitor, {
      auth: (answer) => {
        handshake().then(answer, () => manager.engine?.close());
      },
    });

    listen(socket, listener);

    return wireOf(socket);
  };
}

function listen(socket: Socket<VisitorNews, VisitorEvents>, listener: WireListener): void {
  const { connected, disconnected, refused, ...news } = listener;

  socket.on('connect', connected);
  socket.on('disconnect', (reason) => {
    disconnected();

    // Hung up by the server: the client leaves it to us to come back.
    if (reason === 'io server disconnect') {
      refused(null);
    }
  });
  socket.on('connect_error', (error) => {
    // While the socket is active it tries again by itself; else the server said no.
    if (!socket.active) {
      refused(codeOf(error));
    }
  });

  for (const [event, hear] of Object.entries(news)) {
    socket.on(event as keyof VisitorNews, hear as () => void);
  }
}

function codeOf(error: Error): string | null {
  const { data } = error as Error & { data?: { code?: string } };

  return data?.code ?? null;
}

function wireOf(socket: Socket<VisitorNews, VisitorEvents>): Wire {
  return {
    open: () => {
      socket.connect();
    },
    close: () => {
      socket.disconnect();
    },
    ask: async (event, payload) => {
      if (!socket.connected) {
        return null;
      }

      try {
        // The types of acknowledged emits cannot follow a generic event; `Wire` says what comes back.
        return await socket.timeout(PATIENCE).emitWithAck(event, ...([payload] as never));
      } catch {
        return null;
      }
    },
    tell: (event, payload) => {
      socket.emit(event, ...([payload] as never));
    },
  };
}
