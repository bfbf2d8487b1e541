import type { Core } from '@strapi/strapi';
import {
  type IRateLimiterOptions,
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
} from 'rate-limiter-flexible';
import { type Config, configOf } from './config';
import { failure } from './errors';
import { redisOf } from './redis';

/** What is counted, each by a key of its own: an address, a visitor or an operator. */
export type LimitName = 'message' | 'request' | 'event' | 'connection';

/** Counts what came in, and refuses what is too much. */
export interface Limits {
  /** Throws `RATE_LIMITED` when a key has used up its share. */
  spend(name: LimitName, key: string): Promise<void>;
}

/** Shared by all nodes through Redis where it is configured, by one node's memory where not. */
export function createLimits(strapi: Core.Strapi): Limits {
  const options = optionsOf(configOf(strapi));
  const names = Object.keys(options) as LimitName[];
  const limiters = new Map(names.map((name) => [name, limiterOf(strapi, name, options[name])]));

  return {
    async spend(name, key) {
      try {
        await limiters.get(name)?.consume(key);
      } catch (refusal) {
        // A limiter that fails is no reason to turn people away; one that refuses is.
        if (!(refusal instanceof Error)) {
          throw failure('RATE_LIMITED');
        }
      }
    },
  };
}

const optionsOf = ({ limits }: Config): Record<LimitName, IRateLimiterOptions> => ({
  message: { points: limits.messagesPerTenSeconds, duration: 10 },
  event: { points: limits.messagesPerTenSeconds * 5, duration: 10 },
  request: { points: limits.requestsPerMinute, duration: 60 },
  connection: { points: limits.connectionsPerIp, duration: 60 },
});

function limiterOf(
  strapi: Core.Strapi,
  name: LimitName,
  options: IRateLimiterOptions
): RateLimiterAbstract {
  const keyed = { ...options, keyPrefix: `livechat:${name}` };
  const memory = new RateLimiterMemory(keyed);
  const storeClient = redisOf(strapi, 'limits');

  return storeClient === null
    ? memory
    : new RateLimiterRedis({ ...keyed, storeClient, insuranceLimiter: memory });
}
