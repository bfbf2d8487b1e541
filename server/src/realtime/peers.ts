/** How long a node may be silent, in milliseconds, before it counts as gone: two beats and a little. */
export const SILENCE = 12_000;

/**
 * A node that has been alone this long, in milliseconds, keeps its news to itself: Redis or the
 * database would carry every word for nobody. Long enough for a node that was only paused or cut
 * off, whose sockets have not noticed, to find what it missed when it is back.
 */
export const COMPANY = 60_000;

/** The other nodes, as far as they were heard of. */
export interface Peers {
  /** Takes note of a node that says it is here; whether it is new. */
  heard(node: string, now: number): boolean;
  /** Whether anybody may be listening. */
  inCompany(now: number): boolean;
  /** How many have fallen silent since this was last asked. */
  lost(now: number): number;
}

/** Whoever starts does not know yet whether there are others, and talks to them. */
export function createPeers(start: number): Peers {
  const present = new Map<string, number>();
  let lastHeard = start;

  return {
    heard(node, now) {
      const isNew = !present.has(node);

      present.set(node, now);
      lastHeard = now;

      return isNew;
    },
    inCompany: (now) => now - lastHeard < COMPANY,
    lost(now) {
      const gone = [...present].filter(([, at]) => now - at > SILENCE);

      for (const [node] of gone) {
        present.delete(node);
      }

      return gone.length;
    },
  };
}
