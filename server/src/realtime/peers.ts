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
  /** It has not been heard for a while; what it tells meanwhile is missed, should it come back. */
  isSilent: boolean;
}

/** Nodes that are kept in mind, silent ones too: each start of one is another. */
const MOST_KNOWN = 200;

/** Whoever starts does not know yet whether there are others, and talks to them. */
export function createPeers(start: number): Peers {
  const present = new Map<string, Peer>();
  let lastHeartbeat = start;
  let hasGap = false;

  /** Notes a node that is new, or is back; what it `told` by now is missed where less of it was received. */
  const appear = (node: string, peer: Pick<Peer, 'sent' | 'at'>, told: number): void => {
    hasGap ||= (present.get(node)?.received ?? told) < told;
    present.set(node, { ...peer, received: peer.sent, isSilent: false });
  };

  return {
    heard(node, sent, now) {
      const known = present.get(node);

      lastHeartbeat = now;

      if (known === undefined || known.isSilent) {
        appear(node, { sent, at: now }, sent);

        return true;
      }

      // News may overtake a beat: what it told of has had until the next one to arrive.
      hasGap ||= known.received < known.sent;
      known.received = Math.max(known.received, known.sent);
      known.sent = sent;
      known.at = now;

      return false;
    },
    received(node, sent, now) {
      const known = present.get(node);

      if (known === undefined || known.isSilent) {
        appear(node, { sent, at: now }, sent - 1);
      } else {
        known.received += 1;
      }
    },
    hasPeers: (now) => now - lastHeartbeat < PEER_TIMEOUT,
    missed(now) {
      const silent = [...present].filter(([, { at, isSilent }]) => !isSilent && now - at > SILENCE);
      const isMissed = hasGap || silent.length > 0;

      // At the end of all, so that who has been silent longest is let go first.
      for (const [node, peer] of silent) {
        present.delete(node);
        present.set(node, { ...peer, isSilent: true });
      }

      hasGap = false;
      forgetOldest(present);

      return isMissed;
    },
    remember: () => {
      hasGap = true;
    },
  };
}

/** Lets go of nodes that have been silent longest, where there are too many. */
function forgetOldest(present: Map<string, Peer>): void {
  const silent = [...present].filter(([, { isSilent }]) => isSilent);

  for (const [node] of silent.slice(0, Math.max(0, present.size - MOST_KNOWN))) {
    present.delete(node);
  }
}
