import { spenderKeys, truncateIp } from '../../../server/src/visitors/address';

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

describe('spenderKeys', () => {
  it('counts all addresses of one /64 together', () => {
    expect(spenderKeys({ ip: '2001:db8:1:2::1' })).toEqual(
      spenderKeys({ ip: '2001:db8:1:2:f::9' })
    );
    expect(spenderKeys({ ip: '2001:db8:1:3::1' })).not.toEqual(
      spenderKeys({ ip: '2001:db8:1:2::1' })
    );
  });

  it('counts an address written as IPv6 as the same one', () => {
    expect(spenderKeys({ ip: '::ffff:203.0.113.77' })).toEqual(spenderKeys({ ip: '203.0.113.77' }));
  });

  it('counts by each of what is known', () => {
    expect(spenderKeys({ ip: '203.0.113.7', visitor: 'v', operator: 3 })).toEqual([
      'ip:203.0.113.7',
      'visitor:v',
      'operator:3',
    ]);
    expect(spenderKeys({})).toEqual([]);
  });
});
