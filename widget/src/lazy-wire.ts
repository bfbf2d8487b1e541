import type { MakeWire, Wire } from './wire';

/** A line whose code is fetched when it is first opened. */
export function lazyWire(load: () => Promise<MakeWire>): MakeWire {
  return (handshake, listener) => {
    let coming: Promise<Wire> | null = null;
    let wire: Wire | null = null;
    let isWanted = false;

    async function open(): Promise<void> {
      try {
        coming ??= load().then((make) => make(handshake, listener));
        wire = await coming;

        if (isWanted) {
          wire.open();
        }
      } catch {
        coming = null;
        listener.refused({});
      }
    }

    return {
      open() {
        isWanted = true;
        void open();
      },
      close() {
        isWanted = false;
        wire?.close();
      },
      ask: async (event, payload) => (await wire?.ask(event, payload)) ?? null,
      tell: (event, payload) => wire?.tell(event, payload),
    };
  };
}
