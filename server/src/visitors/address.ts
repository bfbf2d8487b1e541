import ipaddr from 'ipaddr.js';

/** The address without the part that names one household: IPv4 to /24, IPv6 to /48. Null when it is no address. */
export const truncateIp = (ip: string): string | null => network(ip, 24, 48);

/** Whom a limit counts for. */
export interface Spender {
  ip?: string;
  /** Key of a visitor. */
  visitor?: string;
  /** Row of an operator. */
  operator?: number;
}

/** What limits are counted by; for addresses an IPv4 one, or the /64 an IPv6 one is in. */
export function spenderKeys({ ip, visitor, operator }: Spender): string[] {
  return [
    ...(ip === undefined ? [] : [`ip:${network(ip, 32, 64) ?? 'unknown'}`]),
    ...(visitor === undefined ? [] : [`visitor:${visitor}`]),
    ...(operator === undefined ? [] : [`operator:${operator}`]),
  ];
}

function network(ip: string, bits4: number, bits6: number): string | null {
  if (!ipaddr.isValid(ip)) {
    return null;
  }

  const address = ipaddr.process(ip);

  return address.kind() === 'ipv4'
    ? ipaddr.IPv4.networkAddressFromCIDR(`${address.toString()}/${bits4}`).toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${bits6}`).toString();
}
