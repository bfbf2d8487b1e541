import fc from 'fast-check';
import { toRow } from '../../../server/src/plugin/database/ids';
import {
  clientOf,
  consumerKeys,
  doubtOf,
  isUncounted,
  type ProxyTrust,
  truncateIp,
} from '../../../server/src/visitors/address';

describe('truncateIp', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0'],
    ['::ffff:203.0.113.77', '203.0.113.0'],
    ['2001:db8:1234:5678:9abc::1', '2001:db8:1234::'],
    ['not an address', null],
    ['', null],
  ])('%s becomes %s', (ip, truncated) => {
    expect(truncateIp(ip)).toBe(truncated);
  });
});

const NONE: ProxyTrust = { trusted: false, header: 'X-Forwarded-For', count: 0 };
const ANY: ProxyTrust = { ...NONE, trusted: true };
const ONE: ProxyTrust = { ...ANY, count: 1 };

const network = (ip: string, headers: Record<string, string> = {}, trust = NONE) =>
  clientOf({ ip, headers }, trust).network;

const doubt = (ip: string, headers: Record<string, string> = {}, trust = NONE) =>
  doubtOf(clientOf({ ip, headers }, trust), trust);

describe('the network of a client', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:f::9', '2001:db8:1:2::'],
    ['2001:db8:1:2::1', '2001:db8:1:2::'],
    ['2001:db8:1:3::1', '2001:db8:1:3::'],
  ])('of %s is %s', (ip, expected) => {
    expect(network(ip)).toBe(expected);
  });

  it.each([
    ...['10.1.2.3', '172.16.0.1', '192.168.1.1', '127.0.0.1', '169.254.1.1', '100.64.0.9'],
    ...['::1', 'fd00::1', 'fe80::1', '::ffff:10.0.0.1', '0.0.0.0', '::', '', 'unknown', '::x'],
  ])('is unknown where many may have the address %j', (ip) => {
    expect(network(ip)).toBeNull();
    expect(doubt(ip)).toBe('private');
  });

  it.each([
    ...['forwarded', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-real-ip'],
    ...['cf-connecting-ip', 'true-client-ip'],
  ])('is unknown behind a proxy that Strapi does not trust: %s', (header) => {
    expect(network('203.0.113.7', { [header]: '198.51.100.1' })).toBeNull();
    expect(doubt('203.0.113.7', { [header]: '198.51.100.1' })).toBe('proxy-unknown');
  });

  it('is the forwarded one behind a proxy that Strapi trusts', () => {
    const headers = { 'x-forwarded-for': '198.51.100.1' };

    expect(network('198.51.100.1', headers, ANY)).toBe('198.51.100.1');
    expect(doubt('198.51.100.1', headers, ANY)).toBeNull();
  });

  it('is unknown where the client itself may have written the address that is believed', () => {
    const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' };

    expect(network('198.51.100.1', headers, ANY)).toBeNull();
    expect(doubt('198.51.100.1', headers, ANY)).toBe('proxies-uncounted');
    expect(network('203.0.113.7', headers, ONE)).toBe('203.0.113.7');
  });

  it('goes by the header that Strapi reads', () => {
    const trust = { ...ANY, header: 'CF-Connecting-IP' };
    const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' };

    expect(network('198.51.100.9', { 'cf-connecting-ip': '198.51.100.9', ...headers }, trust)).toBe(
      '198.51.100.9'
    );
  });

  it('may be anything where the list of addresses has no end', () => {
    expect([NONE, ANY, ONE].map(isUncounted)).toEqual([false, true, false]);
    // A proxy writes this one itself, and there is one of it.
    expect(isUncounted({ ...ANY, header: 'CF-Connecting-IP' })).toBe(false);
  });

  it('can be asked of anything', () => {
    const header = fc.oneof(fc.string(), fc.ipV4(), fc.ipV6());

    fc.assert(
      fc.property(header, header, fc.constantFrom(NONE, ANY, ONE), (ip, forwarded, trust) => {
        const seen = network(ip, { 'x-forwarded-for': forwarded }, trust);

        expect(seen === null || typeof seen === 'string').toBe(true);
      })
    );
  });
});

describe('spenderKeys', () => {
  const at = (ip: string) => ({ client: clientOf({ ip, headers: {} }, NONE) });

  it('counts all addresses of one network together', () => {
    expect(consumerKeys(at('2001:db8:1:2::1'))).toEqual(consumerKeys(at('2001:db8:1:2:f::9')));
    expect(consumerKeys(at('2001:db8:1:3::1'))).not.toEqual(consumerKeys(at('2001:db8:1:2::1')));
  });

  it('counts the whole site where networks cannot be told apart', () => {
    expect(consumerKeys(at('10.0.0.1'))).toEqual(['site']);
    expect(consumerKeys(at('127.0.0.1'))).toEqual(['site']);
  });

  it('counts by each of what is known', () => {
    const all = {
      ...at('203.0.113.7'),
      visitor: 'v',
      operator: toRow<'operator'>(3),
      admin: 4,
      channelRow: toRow<'channel'>(5),
    };

    expect(consumerKeys(all)).toEqual([
      'ip:203.0.113.7',
      'visitor:v',
      'operator:3',
      'admin:4',
      'channel:5',
    ]);
    expect(consumerKeys({})).toEqual([]);
  });
});
