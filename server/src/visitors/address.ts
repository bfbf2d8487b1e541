import ipaddr from 'ipaddr.js';

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
  const network = isDoubtful(headers, trust) ? null : networkOf(ip);

  return { ip, network, headers };
}

/** Whether a proxy stands before Strapi that Strapi does not trust: its address is everybody's. */
export const isForwardedUnseen = (headers: Headers, { trusted }: ProxyTrust): boolean =>
  !trusted && FORWARDING.some((name) => headers[name] !== undefined);

/** The address without the part that names one household: IPv4 to /24, IPv6 to /48. Null when it is no address. */
export const truncateIp = (ip: string): string | null => {
  const address = addressOf(ip);

  return address && prefixOf(address, 24, 48);
};

/** Whom a limit counts for. */
export interface Spender {
  client?: Client;
  /** Key of a visitor. */
  visitor?: string;
  /** Row of an operator. */
  operator?: number;
  /** Id of an admin user. */
  admin?: number;
}

/** Stands for everybody whose networks cannot be told apart. */
export const SITE = 'site';

/** What limits are counted by. */
export function spenderKeys({ client, visitor, operator, admin }: Spender): string[] {
  return [
    ...(client === undefined ? [] : [client.network === null ? SITE : `ip:${client.network}`]),
    ...(visitor === undefined ? [] : [`visitor:${visitor}`]),
    ...(operator === undefined ? [] : [`operator:${operator}`]),
    ...(admin === undefined ? [] : [`admin:${admin}`]),
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

/** Without a count the first address of several is believed, and clients write that one. */
function isDoubtful(headers: Headers, trust: ProxyTrust): boolean {
  const named = String(headers[trust.header.toLowerCase()] ?? '');

  return isForwardedUnseen(headers, trust) || (trust.count === 0 && named.includes(','));
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
