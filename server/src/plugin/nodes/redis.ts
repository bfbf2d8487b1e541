import type { Core } from '@strapi/strapi';
import type { Redis } from 'ioredis';
import { isAdded } from '../added';
import { configOf } from '../config';

/** What a connection is for: counting must fail at once, talking between nodes may wait. */
const PURPOSES = ['limits', 'adapter'] as const;

type Purpose = (typeof PURPOSES)[number];

const nameOf = (purpose: Purpose): string => `livechat::redis.${purpose}`;

/**
 * A Redis connection of this Strapi, made at first use; null when none is configured. While Redis
 * is away everything goes on without it and says so in the log once.
 */
export function redisOf(strapi: Core.Strapi, purpose: Purpose): Redis | null {
  const { redis } = configOf(strapi);

  if (redis === null) {
    return null;
  }

  if (!isAdded(strapi, nameOf(purpose))) {
    strapi.add(nameOf(purpose), connect(strapi, redis.url, purpose === 'adapter'));
  }

  return (strapi.get(nameOf(purpose)) as Connected).client;
}

/** A connection, and the copies that the adapter makes of it. */
interface Connected {
  client: Redis | null;
  all: readonly Redis[];
}

/** Closes the connections that were made. */
export function closeRedis(strapi: Core.Strapi): void {
  for (const name of PURPOSES.map(nameOf).filter((one) => isAdded(strapi, one))) {
    for (const client of (strapi.get(name) as Connected).all) {
      client.disconnect();
    }
  }
}

/** An optional package, needed only where Redis is configured. */
function redisPackage(): typeof import('ioredis').Redis | null {
  try {
    return (require('ioredis') as typeof import('ioredis')).Redis;
  } catch {
    return null;
  }
}

function connect(strapi: Core.Strapi, url: string, enableOfflineQueue: boolean): Connected {
  const Client = redisPackage();

  if (Client === null) {
    strapi.log.warn(
      'livechat: Redis is configured, but ioredis is not installed; going on without'
    );

    return { client: null, all: [] };
  }

  const client = new Client(url, {
    maxRetriesPerRequest: null,
    enableOfflineQueue,
    disconnectTimeout: 200,
  });
  const all = [forgiving(client)];
  const duplicate = client.duplicate.bind(client);

  // Nobody else would close the copies, and one that waits for Redis keeps the process from ending.
  client.duplicate = (override) => {
    const copy = forgiving(duplicate(override));

    all.push(copy);

    return copy;
  };
  reportAbsence(strapi, client);

  return { client, all };
}

/**
 * What waits for Redis when it is closed is refused. Whoever asked still hears so; whoever did not
 * care, as the adapter, must not bring the process down by it.
 */
function forgiving(client: Redis): Redis {
  const send = client.sendCommand.bind(client);

  client.sendCommand = (...command) => {
    const answer = send(...command);

    Promise.resolve(answer).catch(() => undefined);

    return answer;
  };
  client.on('error', () => undefined);

  return client;
}

function reportAbsence(strapi: Core.Strapi, client: Redis): void {
  let isAway = false;

  client.on('error', (error) => {
    if (!isAway) {
      isAway = true;
      strapi.log.warn(`livechat: Redis does not answer (${error.message}); going on without it`);
    }
  });
  client.on('ready', () => {
    isAway = false;
  });
}
