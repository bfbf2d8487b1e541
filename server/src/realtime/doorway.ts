/** Within these milliseconds a connection has joined a namespace of ours, or is closed. */
const JOIN_WITHIN = 10_000;

/** Options of a server that closes what joins nothing. */
export const DOORWAY = { connectTimeout: JOIN_WITHIN };

interface Conn {
  close: () => unknown;
}

interface Guest {
  conn: Conn;
  on: (event: 'disconnect', left: () => void) => unknown;
}

type Step = (guest: Guest, next: (error: Error) => void) => void;

interface Context {
  use: (step: Step) => unknown;
}

interface Room {
  on: (event: 'connection', came: (guest: Guest) => void) => unknown;
}

/**
 * A connection is there for one socket in each of the rooms, joins no other namespace, and is closed
 * once it is left without one. Otherwise a single connection, or one without a token, could hold as
 * much as it likes for as long as it likes. To be called before anybody else lets sockets in.
 */
export function keepDoor(io: Context, rooms: readonly Room[]): void {
  const joined = new WeakMap<Conn, number>();
  const change = (conn: Conn, by: number): number => {
    const count = (joined.get(conn) ?? 0) + by;

    joined.set(conn, count);

    return count;
  };

  io.use((_socket, next) => next(new Error('Invalid namespace')));

  for (const room of rooms) {
    const taken = new WeakMap<Conn, unknown>();

    room.on('connection', (socket) => {
      const { conn } = socket;

      change(conn, 1);

      if (taken.has(conn)) {
        // It asked again before it had been let in, which nobody of ours does.
        queueMicrotask(() => conn.close());
      } else {
        taken.set(conn, socket);
      }

      socket.on('disconnect', () => {
        if (taken.get(conn) === socket) {
          taken.delete(conn);
        }

        if (change(conn, -1) === 0) {
          setTimeout(() => joined.get(conn) === 0 && conn.close(), JOIN_WITHIN).unref();
        }
      });
    });
  }
}
