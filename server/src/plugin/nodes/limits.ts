import type { Core } from '@strapi/strapi';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { HOUR } from '../../../../shared/days';
import { type Config, configOf } from '../config';
import { failure } from '../errors';
import { installationOf } from './installation';
import { redisOf } from './redis';

/** What is counted, as its keys: whoever counts it adds it, by `declare module`. */
// biome-ignore lint/suspicious/noEmptyInterface: its members are declared by who counts
export interface LimitNames {}

export type LimitName = keyof LimitNames;

/** Whom a key stands for: one of them, or the whole site where nobody can be told from others. */
export type Share = 'one' | 'site';

/** Counts what came in, and refuses what is too much. */
export interface Limits {
  /** Throws `RATE_LIMITED` when a key has used up its share, with the seconds until there is more. */
  consume(name: LimitName, key: string, share?: Share): Promise<void>;
}

/** A setting below `limits`, how many times its number, and in how many seconds. */
export interface Allowance {
  setting: Setting;
  times: number;
  seconds: number;
}

type Setting = keyof Config['limits'];

/** Shared by all nodes through Redis where it is configured, by one node's memory where not. */
export function createLimits(
  strapi: Core.Strapi,
  allowances: Readonly<Record<LimitName, Allowance>>
): Limits {
  const limiters = new Map<string, RateLimiterAbstract>();
  const report = createReport(strapi);
  const limiterOf = (name: LimitName, share: Share): RateLimiterAbstract => {
    const id = `${share}:${name}`;
    const limiter = limiters.get(id) ?? makeLimiter(strapi, name, allowances[name], share);

    limiters.set(id, limiter);

    return limiter;
  };

  return {
    async consume(name, key, share = 'one') {
      try {
        await limiterOf(name, share).consume(key);
      } catch (refusal) {
        // A limiter that fails is no reason to turn people away; one that refuses is.
        if (refusal instanceof RateLimiterRes) {
          report(allowances[name].setting, share);

          throw failure('RATE_LIMITED', { retryAfter: Math.ceil(refusal.msBeforeNext / 1000) });
        }
      }
    },
  };
}

function makeLimiter(
  strapi: Core.Strapi,
  name: string,
  { setting, times, seconds }: Allowance,
  share: Share
): RateLimiterAbstract {
  const { limits } = configOf(strapi);
  const points = limits[setting] * times * (share === 'site' ? limits.siteFactor : 1);
  const options = {
    points,
    duration: seconds,
    keyPrefix: `livechat:${installationOf(strapi)}:${name}`,
  };
  const memory = new RateLimiterMemory(options);
  const storeClient = redisOf(strapi, 'limits');

  return storeClient === null
    ? memory
    : new RateLimiterRedis({
        ...options,
        storeClient,
        insuranceLimiter: memory,
        // Who has used up a share is refused without asking Redis again.
        inMemoryBlockOnConsumed: points + 1,
      });
}

/** Warns in the log of what may be the case at any moment: of each thing once an hour. */
export function createHourly(strapi: Core.Strapi): (thing: string, warning: string) => void {
  const warnedAt = new Map<string, number>();

  return (thing, warning) => {
    const now = Date.now();

    if (now - (warnedAt.get(thing) ?? -Infinity) >= HOUR) {
      warnedAt.set(thing, now);
      strapi.log.warn(`livechat: ${warning}`);
    }
  };
}

/** Says in the log that a limit was reached: once an hour, and of nobody in particular. */
export function createReport(strapi: Core.Strapi): (setting: Setting, share: Share) => void {
  const warn = createHourly(strapi);

  return (setting, share) => {
    const whose = share === 'site' ? ', times siteFactor for the whole site,' : '';

    warn(
      `${share}:${setting}`,
      `limits.${setting}${whose} was reached: what is above it is refused for a while`
    );
  };
}

/** How many times what one network may do is allowed: where networks cannot be told apart, the site's factor. */
export const timesFor = ({ siteFactor }: Config['limits'], network: string | null): number =>
  network === null ? siteFactor : 1;
