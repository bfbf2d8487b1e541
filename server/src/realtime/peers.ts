/** How long a node may be silent, in milliseconds, before it counts as gone: two beats and a little. */
export const SILENCE = 12_000;

/**
 * A node that has been alone this long, in milliseconds, keeps its news to itself: Redis or the
 * database would carry every word for nobody. Long enough for a node that was only paused or cut
 * off, whose sockets have not noticed, to find what it missed when it is back.
 */
export const PEER_TIMEOUT = 60_000;

/** The other nodes, as far as they were heard of. */
export interface Peers {
  /** A node says that it is there, and how many news it has sent; whether it is new. */
  heard(node: string, sent: number, now: number): boolean;
  /** News of a node arrived; `sent` counts them. */
  received(node: string, sent: number, now: number): void;
  /** Whether anybody may be listening. */
  hasPeers(now: number): boolean;
  /** Whether news may have been lost since this was last asked: some never arrived, or a node fell silent. */
  missed(now: number): boolean;
  /** What was missed could not be made good: it is missed still. */
  remember(): void;
}

interface Peer {
  at: number;
  /** News it had sent when it was last heard. */
  sent: number;
  received: number;
}

/** Whoever starts does not know yet whether there are others, and talks to them. */
export function createPeers(start: number): Peers {
  const present = new Map<string, Peer>();
  let lastHeartbeat = start;
  let hasGap = false;

  return {
    heard(node, sent, now) {
      const known = present.get(node);

      // News may overtake a beat: what it told of has had until the next one to arrive.
      hasGap ||= known !== undefined && known.received < known.sent;
      present.set(node, {
        at: now,
        sent,
        received: known ? Math.max(known.received, known.sent) : sent,
      });
      lastHeartbeat = now;

      return known === undefined;
    },
    received(node, sent, now) {
      const known = present.get(node);

      if (known) {
        known.received += 1;
      } else {
        present.set(node, { at: now, sent, received: sent });
      }
    },
    hasPeers: (now) => now - lastHeartbeat < PEER_TIMEOUT,
    missed(now) {
      const silent = [...present].filter(([, { at }]) => now - at > SILENCE);
      const isMissed = hasGap || silent.length > 0;

      for (const [node] of silent) {
        present.delete(node);
      }

      hasGap = false;

      return isMissed;
    },
    remember: () => {
      hasGap = true;
    },
  };
}
