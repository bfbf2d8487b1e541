import type { Core } from '@strapi/strapi';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { type Config, configOf } from './config';
import { failure } from './errors';
import { redisOf } from './redis';

/** What is counted, each by a key of its own: a network, a visitor or an operator. */
export type LimitName = 'message' | 'request' | 'event' | 'connection';

/** Whom a key stands for: one of them, or the whole site where nobody can be told from others. */
export type Share = 'one' | 'site';

/** Counts what came in, and refuses what is too much. */
export interface Limits {
  /** Throws `RATE_LIMITED` when a key has used up its share, with the seconds until there is more. */
  spend(name: LimitName, key: string, share?: Share): Promise<void>;
}

/** Shared by all nodes through Redis where it is configured, by one node's memory where not. */
export function createLimits(strapi: Core.Strapi): Limits {
  const { siteFactor } = configOf(strapi).limits;
  const options = optionsOf(configOf(strapi));
  const limiters = new Map<string, RateLimiterAbstract>();
  const limiterOf = (name: LimitName, share: Share): RateLimiterAbstract => {
    const id = `${share}:${name}`;
    const { points, duration } = options[name];
    const times = share === 'site' ? siteFactor : 1;
    const made =
      limiters.get(id) ?? makeLimiter(strapi, name, { points: points * times, duration });

    limiters.set(id, made);

    return made;
  };

  return {
    async spend(name, key, share = 'one') {
      try {
        await limiterOf(name, share).consume(key);
      } catch (refusal) {
        // A limiter that fails is no reason to turn people away; one that refuses is.
        if (refusal instanceof RateLimiterRes) {
          throw failure('RATE_LIMITED', { retryAfter: Math.ceil(refusal.msBeforeNext / 1000) });
        }
      }
    },
  };
}

/** How much of something, in how many seconds. */
interface Allowance {
  points: number;
  duration: number;
}

const optionsOf = ({ limits }: Config): Record<LimitName, Allowance> => ({
  message: { points: limits.messagesPerTenSeconds, duration: 10 },
  event: { points: limits.messagesPerTenSeconds * 5, duration: 10 },
  request: { points: limits.requestsPerMinute, duration: 60 },
  connection: { points: limits.connectionsPerIp, duration: 60 },
});

function makeLimiter(
  strapi: Core.Strapi,
  name: LimitName,
  allowance: Allowance
): RateLimiterAbstract {
  const keyed = { ...allowance, keyPrefix: `livechat:${name}` };
  const memory = new RateLimiterMemory(keyed);
  const storeClient = redisOf(strapi, 'limits');

  return storeClient === null
    ? memory
    : new RateLimiterRedis({
        ...keyed,
        storeClient,
        insuranceLimiter: memory,
        // Who has used up a share is refused without asking Redis again.
        inMemoryBlockOnConsumed: allowance.points + 1,
      });
}
