/** How many connections may be open at once. */
export interface Ceilings {
  /** From one network. */
  network: number;
  /** From all whose networks cannot be told apart. */
  site: number;
  /** On this node, from wherever. */
  all: number;
}

/** Which of the ceilings is reached. */
export type Ceiling = keyof Ceilings;

/** The connections that are open, whatever became of them since. */
export interface Connections {
  /** Counts one until what is answered is called. */
  enter(network: string | null): () => void;
  /** The ceiling, so many times over, that those who are open are above; null where they fit. */
  exceeded(network: string | null, times?: number): Ceiling | null;
}

export function createConnections(ceilings: Ceilings): Connections {
  const open = new Map<string | null, number>();
  let all = 0;
  const add = (network: string | null, change: number): void => {
    const count = (open.get(network) ?? 0) + change;

    all += change;

    if (count > 0) {
      open.set(network, count);
    } else {
      open.delete(network);
    }
  };

  return {
    enter(network) {
      let isIn = true;

      add(network, 1);

      return () => {
        add(network, isIn ? -1 : 0);
        isIn = false;
      };
    },
    exceeded(network, times = 1) {
      const own = network === null ? 'site' : 'network';

      if ((open.get(network) ?? 0) > ceilings[own] * times) {
        return own;
      }

      return all > ceilings.all * times ? 'all' : null;
    },
  };
}
