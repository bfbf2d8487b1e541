import {
  countryOfEntry,
  countryOfHeader,
  publicAddress,
} from '../../../server/src/rules/geography';

it.each([
  ['FR', 'FR'],
  [' fr ', 'FR'],
  [['de', 'FR'], 'DE'],
  ['XX', null],
  ['T1', null],
  ['UK', null],
  ['France', null],
  ['', null],
  [undefined, null],
  [[], null],
])('reads the header %j as %j', (header, country) => {
  expect(countryOfHeader(header)).toBe(country);
});

it.each([
  ['8.8.8.8', '8.8.8.8'],
  ['::ffff:8.8.8.8', '8.8.8.8'],
  ['2001:4860:4860::8888', '2001:4860:4860::8888'],
  ['127.0.0.1', null],
  ['::1', null],
  ['10.1.2.3', null],
  ['172.16.0.1', null],
  ['192.168.1.1', null],
  ['::ffff:192.168.1.1', null],
  ['169.254.1.1', null],
  ['100.64.0.1', null],
  ['fe80::1', null],
  ['fd00::1', null],
  ['0.0.0.0', null],
  ['unknown', null],
  ['8.8.8.8, 1.1.1.1', null],
  ['', null],
])('looks up %j as %j', (ip, address) => {
  expect(publicAddress(ip)).toBe(address);
});

it.each([
  [{ country_code: 'FR' }, 'FR'],
  [{ country: { iso_code: 'FR' } }, 'FR'],
  [{ country: { iso_code: 'zz' } }, null],
  [{ country: null }, null],
  [{}, null],
  [null, null],
  [undefined, null],
  ['FR', null],
])('reads the entry %j as %j', (entry, country) => {
  expect(countryOfEntry(entry)).toBe(country);
});
