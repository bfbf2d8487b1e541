import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { background } from '../plugin/background';
import { configOf } from '../plugin/config';
import { type EventName, publicEvents } from '../plugin/events';
import { type Delivery, deliveryOf, waitAfter } from './delivery';
import { post, type Receiver } from './gateway';

/** Tries of one webhook at the same time. */
const AT_ONCE = 5;

/** Most deliveries a webhook may have waiting; what comes on top replaces the oldest. */
const MOST_WAITING = 1_000;

export function createWebhooks({ strapi }: { strapi: Core.Strapi }) {
  let outboxes: { events: readonly EventName[]; outbox: Outbox }[] | null = null;

  const open = () => {
    outboxes ??= (configOf(strapi).webhooks ?? []).map(({ events, ...receiver }) => ({
      events: events ?? publicEvents(),
      outbox: openOutbox(strapi, receiver),
    }));

    return outboxes;
  };

  return {
    /** Tells whoever wants to hear of it; returns at once. */
    deliver(event: EventName, payload: object): void {
      for (const { events, outbox } of open()) {
        if (events.includes(event)) {
          outbox.add(deliveryOf(randomUUID(), event, payload, new Date()));
        }
      }
    },

    /** Forgets what waits. */
    close(): void {
      for (const { outbox } of outboxes ?? []) {
        outbox.close();
      }

      outboxes = null;
    },
  };
}

interface Waiting {
  delivery: Delivery;
  tries: number;
}

/** What is to be told to one webhook, in memory. */
interface Outbox {
  add: (delivery: Delivery) => void;
  close: () => void;
}

function openOutbox(strapi: Core.Strapi, receiver: Receiver): Outbox {
  const ready: Waiting[] = [];
  const later = new Map<NodeJS.Timeout, Waiting>();
  const closing = new AbortController();
  let trying = 0;

  const start = (): void => {
    while (trying < AT_ONCE) {
      const next = ready.shift();

      if (next === undefined) {
        return;
      }

      trying += 1;
      background(
        strapi,
        'a webhook',
        attempt(next).finally(() => {
          trying -= 1;
          start();
        })
      );
    }
  };
  const attempt = async ({ delivery, tries }: Waiting): Promise<void> => {
    const outcome = await post(strapi, receiver, delivery, closing.signal);
    const wait = outcome === 'again' ? waitAfter(tries + 1, Math.random()) : null;

    if (closing.signal.aborted) {
      return;
    }

    if (wait !== null) {
      retry({ delivery, tries: tries + 1 }, wait);
    } else if (outcome !== 'delivered') {
      giveUp(strapi, receiver, delivery);
    }
  };
  const retry = (waiting: Waiting, milliseconds: number): void => {
    const timer = setTimeout(() => {
      later.delete(timer);
      ready.push(waiting);
      start();
    }, milliseconds).unref();

    later.set(timer, waiting);
  };
  /** What has been tried in vain the longest goes first. */
  const dropOldest = (): void => {
    const oldest = later.entries().next().value;

    if (oldest) {
      clearTimeout(oldest[0]);
      later.delete(oldest[0]);
    }

    const dropped = oldest?.[1] ?? ready.shift();

    if (dropped) {
      giveUp(strapi, receiver, dropped.delivery);
    }
  };

  return {
    add(delivery) {
      if (ready.length + later.size >= MOST_WAITING) {
        dropOldest();
      }

      ready.push({ delivery, tries: 0 });
      start();
    },
    close() {
      const left = trying + ready.length + later.size;

      closing.abort();
      ready.length = 0;
      [...later.keys()].forEach(clearTimeout);
      later.clear();

      if (left > 0) {
        strapi.log.warn(
          `livechat: ${left} tellings of webhook ${hostOf(receiver)} end with this node`
        );
      }
    },
  };
}

/** Neither what was told nor the address's own secrets go to the log. */
function giveUp(strapi: Core.Strapi, receiver: Receiver, { id, event }: Delivery): void {
  strapi.log.warn(`livechat: webhook ${hostOf(receiver)} was not told of ${event} (${id})`);
}

const hostOf = ({ url }: Receiver): string => new URL(url).host;
