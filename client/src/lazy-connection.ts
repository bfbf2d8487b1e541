import { background } from './background';
import type { Connection, MakeConnection } from './connection';

/** A line whose code is fetched when it is first opened. */
export function lazyConnection(load: () => Promise<MakeConnection>): MakeConnection {
  return (handshake, listener) => {
    let coming: Promise<Connection> | null = null;
    let connection: Connection | null = null;
    let isWanted = false;

    async function open(): Promise<void> {
      try {
        coming ??= load().then((make) => make(handshake, listener));
        connection = await coming;

        if (isWanted) {
          connection.open();
        }
      } catch {
        coming = null;
        listener.refused({});
      }
    }

    return {
      open() {
        isWanted = true;
        background(open());
      },
      close() {
        isWanted = false;
        connection?.close();
      },
      ask: async (event, payload) => (await connection?.ask(event, payload)) ?? null,
      tell: (event, payload) => connection?.tell(event, payload),
    };
  };
}
