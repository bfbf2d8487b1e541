import type { Core } from '@strapi/strapi';
import type { BusinessHours } from '../../../../shared/channels';
import { publicAddress } from '../../plugin/addresses';
import { failure } from '../../plugin/errors';
import { toUrl } from '../../site/url';
import type { Headers } from '../../visitors/address';
import type { StoredChannel } from '../channel';
import { clockOf, isWithin, type LocalMoment } from '../hours';
import { hostOf, isAllowed, isAtHost } from '../origins';
import type { Context } from './find';

/** When and from where channels may be used. */
export function admitting({ strapi, memory }: Context) {
  const localTime = createClocks();

  return {
    /** Whether a channel's business hours have it open; one without any always is. */
    isOpen({ businessHours }: StoredChannel, now = new Date()): boolean {
      return businessHours === null || isWithin(businessHours, localTime(businessHours, now));
    },

    /** Refuses a page of a site that may not use the channel. */
    checkOrigin(channel: StoredChannel, headers: Headers): void {
      if (!mayUse(strapi, channel, headers)) {
        throw failure('ORIGIN_NOT_ALLOWED');
      }
    },

    /** Refuses a page of a site that may use no channel at all. */
    async checkAnyOrigin(headers: Headers): Promise<void> {
      if (!(await memory.get()).some((channel) => mayUse(strapi, channel, headers))) {
        throw failure('ORIGIN_NOT_ALLOWED');
      }
    },
  };
}

/** Tells the time where a channel is. Every page view asks, and making a clock is slow: each zone has one. */
function createClocks(): (hours: BusinessHours, moment: Date) => LocalMoment {
  const clocks = new Map<string, ReturnType<typeof clockOf>>();

  return ({ timeZone }, moment) => {
    const clock = clocks.get(timeZone) ?? clockOf(timeZone);

    clocks.set(timeZone, clock);

    return clock(moment);
  };
}

function mayUse(strapi: Core.Strapi, { allowedOrigins }: StoredChannel, headers: Headers): boolean {
  const origin = headers.origin?.toString();

  return (
    isAllowed(allowedOrigins, ownOrigins(strapi), origin) ||
    isAtHost(origin, hostOf(headers, strapi.server.app.proxy))
  );
}

function ownOrigins(strapi: Core.Strapi): string[] {
  const addresses = [publicAddress(strapi), strapi.config.get<string>('server.absoluteUrl', '')];

  return addresses.flatMap((address) => toUrl(address)?.origin ?? []);
}
