import ipaddr from 'ipaddr.js';
import type { AddressDoubt } from '../../../shared/visitors';
import type { Row } from '../plugin/database/ids';

/** Headers of a request, names in lower case. */
export type Headers = Record<string, string | string[] | undefined>;

/** Who made a request or opened a socket, as far as the connection tells. */
export interface Client {
  /** The address as Strapi sees it; empty where the connection is gone. */
  ip: string;
  /**
   * What limits count by: an IPv4 address, or the /64 of an IPv6 one. Null where many may share the
   * address that is seen, or choose it: private and local ones, and those of a proxy that Strapi
   * does not know of. What one network may do is then what the whole site may, times a factor.
   */
  network: string | null;
  headers: Headers;
}

/** Which forwarded addresses Strapi believes: its setting `server.proxy`. */
export interface ProxyTrust {
  trusted: boolean;
  /** The header that carries the addresses; names are compared without case. */
  header: string;
  /** How many addresses, from the last one, are believed; 0 believes all, the client's own too. */
  count: number;
}

/** Reads who is there; what the headers say of addresses counts only as far as it is trusted. */
export function clientOf({ ip, headers }: Omit<Client, 'network'>, trust: ProxyTrust): Client {
  return { ip, network: headersDoubt(headers, trust) === null ? networkOf(ip) : null, headers };
}

/** Why a client's network is not known; null where it is. */
export const doubtOf = (client: Client, trust: ProxyTrust): AddressDoubt | null =>
  headersDoubt(client.headers, trust) ?? (client.network === null ? 'private' : null);

/** Whether every address in a list is believed, so that clients may put one of their own before it. */
export const isUncounted = ({ trusted, header, count }: ProxyTrust): boolean =>
  trusted && count === 0 && header.toLowerCase() === 'x-forwarded-for';

/** The first of the headers by which a proxy shows that it stands before Strapi. */
export const forwardingHeader = (headers: Headers): string | undefined =>
  FORWARDING.find((name) => headers[name] !== undefined);

/** The address without the part that names one household: IPv4 to /24, IPv6 to /48. Null when it is no address. */
export const truncateIp = (ip: string): string | null => {
  const address = addressOf(ip);

  return address && prefixOf(address, 24, 48);
};

/** Whom a limit counts for. */
export interface Consumer {
  client?: Client;
  /** Key of a visitor. */
  visitor?: string;
  /** Row of an operator. */
  operator?: Row<'operator'>;
  /** Id of an admin user. */
  admin?: number;
  /** Row of a channel. */
  channelRow?: Row<'channel'>;
}

/** Stands for everybody whose networks cannot be told apart. */
export const SITE = 'site';

/** What limits are counted by. */
export function consumerKeys({ client, visitor, operator, admin, channelRow }: Consumer): string[] {
  return [
    ...(client === undefined ? [] : [client.network === null ? SITE : `ip:${client.network}`]),
    ...(visitor === undefined ? [] : [`visitor:${visitor}`]),
    ...(operator === undefined ? [] : [`operator:${operator}`]),
    ...(admin === undefined ? [] : [`admin:${admin}`]),
    ...(channelRow === undefined ? [] : [`channel:${channelRow}`]),
  ];
}

/** Headers by which proxies say for whom, or for which site, they ask. */
const FORWARDING = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'cf-connecting-ip',
  'fastly-client-ip',
  'fly-client-ip',
  'true-client-ip',
];

/** Addresses that many share, or that name nobody. */
const SHARED: readonly string[] = [
  'unspecified',
  'loopback',
  'private',
  'uniqueLocal',
  'linkLocal',
  'carrierGradeNat',
];

function headersDoubt(
  headers: Headers,
  { trusted, header, count }: ProxyTrust
): AddressDoubt | null {
  if (!trusted) {
    return forwardingHeader(headers) === undefined ? null : 'proxy-unknown';
  }

  // Without a count the first address of several is believed, and clients write that one.
  return count === 0 && String(headers[header.toLowerCase()] ?? '').includes(',')
    ? 'proxies-uncounted'
    : null;
}

function networkOf(ip: string): string | null {
  const address = addressOf(ip);

  return address === null || SHARED.includes(address.range()) ? null : prefixOf(address, 32, 64);
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

const addressOf = (ip: string): Address | null => (ipaddr.isValid(ip) ? ipaddr.process(ip) : null);

const prefixOf = (address: Address, bits4: number, bits6: number): string =>
  address.kind() === 'ipv4'
    ? ipaddr.IPv4.networkAddressFromCIDR(`${address.toString()}/${bits4}`).toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${bits6}`).toString();
