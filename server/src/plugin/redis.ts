import type { Core } from '@strapi/strapi';
import type { Redis } from 'ioredis';
import { configOf } from './config';

const NAME = 'livechat::redis';

/**
 * The Redis connection of this Strapi, made at first use; null when none is configured. While Redis
 * is away everything goes on without it and says so in the log once.
 */
export function redisOf(strapi: Core.Strapi): Redis | null {
  const { redis } = configOf(strapi);

  if (redis === null) {
    return null;
  }

  if (!strapi.has(NAME)) {
    strapi.add(NAME, connect(strapi, redis.url));
  }

  return strapi.get(NAME) as Redis;
}

/** Closes the connection, if one was made. */
export function closeRedis(strapi: Core.Strapi): void {
  if (strapi.has(NAME)) {
    (strapi.get(NAME) as Redis).disconnect();
  }
}

function connect(strapi: Core.Strapi, url: string): Redis {
  // An optional package, needed only where Redis is configured.
  const { Redis: Client } = require('ioredis') as typeof import('ioredis');
  const client = new Client(url, { maxRetriesPerRequest: null, enableOfflineQueue: false });
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

  return client;
}
