import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { background } from '../../plugin/background';
import { emitEventFromElsewhere, onAnyEvent } from '../../plugin/events';
import type { Peers } from '../peers';
import type { OperatorNamespace } from './namespaces';

export const NO_RELAY: Relay = { heartbeat: () => undefined, stop: () => undefined };

/** How this node and the others hear of each other. */
interface Relay {
  heartbeat: () => void;
  stop: () => void;
}

/** Passes on what is announced here while anybody may listen, and announces what other nodes pass on. */
export function openRelay(strapi: Core.Strapi, operators: OperatorNamespace, peers: Peers): Relay {
  const node = randomUUID();
  let sent = 0;
  const heartbeat = (): void => {
    operators.serverSideEmit('here', node, sent);
  };

  operators.on('relay', (other, count, name, payload) => {
    peers.received(other, count, Date.now());
    background(
      strapi,
      `news of another node, ${name},`,
      emitEventFromElsewhere(strapi, name, payload)
    );
  });
  operators.on('here', (other, count) => {
    if (peers.heard(other, count, Date.now())) {
      heartbeat();
    }
  });
  heartbeat();

  const stop = onAnyEvent(strapi, (name, payload) => {
    if (peers.hasPeers(Date.now())) {
      sent += 1;
      operators.serverSideEmit('relay', node, sent, name, payload);
    }
  });

  return { heartbeat, stop };
}
