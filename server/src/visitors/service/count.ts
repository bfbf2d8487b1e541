import type { Core } from '@strapi/strapi';
import type { AddressDoubt } from '../../../../shared/visitors';
import { createLimits, type LimitName, type Limits } from '../../plugin/nodes/limits';
import {
  type Client,
  type Consumer,
  clientOf,
  consumerKeys,
  forwardingHeader,
  SITE,
} from '../address';
import { ALLOWANCES } from '../allowances';
import { createDoubts, proxyTrust } from './doubts';

/** Who calls, and how often. */
export function counting(strapi: Core.Strapi) {
  const doubts = createDoubts(strapi);

  let limits: Limits | undefined;

  const take = (name: LimitName, key: string): Promise<void> => {
    limits ??= createLimits(strapi, ALLOWANCES);

    return limits.consume(name, key, key === SITE ? 'site' : 'one');
  };
  const takeAll = async (name: LimitName, keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await take(name, key);
    }
  };
  // Most that is said is one person's, and counted by them alone: a promise less for each message.
  const consume = (name: LimitName, who: Consumer): Promise<void> => {
    const keys = consumerKeys(who);
    const [key] = keys;

    return key !== undefined && keys.length === 1 ? take(name, key) : takeAll(name, keys);
  };

  return {
    /** Who made a request or a handshake, behind the proxies that Strapi trusts. */
    clientOf: ({ ip, headers }: Pick<Client, 'ip' | 'headers'>): Client =>
      clientOf({ ip, headers }, proxyTrust(strapi)),

    /** Counts what somebody does, by network and by person where known; `RATE_LIMITED` when too much. */
    consume,

    /** Counts a call that is open to everybody by who makes it. */
    async count(name: LimitName, client: Client): Promise<void> {
      // A load balancer asks from inside: it is not to be refused for what strangers do.
      if (name === 'health' && client.network === null) {
        return;
      }

      doubts.note(client);
      await consume(name, { client });
    },

    /** Says in the log once where the configuration lets visitors choose their address. */
    checkProxies: (): void => doubts.check(),

    /** Why visitors could not always be told apart by address; null as long as they could. */
    addressDoubt: (): AddressDoubt | null => doubts.worst(),

    /** Notes whether a request came through a proxy that Strapi does not trust. */
    noteProxy(client: Client): void {
      if (forwardingHeader(client.headers) !== undefined) {
        doubts.note(client);
      }
    },
  };
}
