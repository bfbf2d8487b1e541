import { isAllowed, toOrigin } from '../../../server/src/channels/origins';

it.each([
  ['https://shop.example', 'https://shop.example'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['HTTPS://Shop.Example:443', 'https://shop.example'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ['https://[2001:db8::1]:8080', 'https://[2001:db8::1]:8080'],
])('spells %j as browsers do: %j', (text, origin) => {
  expect(toOrigin(text)).toBe(origin);
});

it.each([
  'shop.example',
  '//shop.example',
  'https://shop.example/',
  'https://shop.example/path',
  'https://shop.example?query',
  'https://shop.example#hash',
  'https://user:secret@shop.example',
  'https://*.shop.example',
  '*',
  'null',
  'ftp://shop.example',
  'javascript:alert(1)',
  'https://shop.example:port',
  'https://sh op.example',
  'https://',
  '',
])('refuses %j, which is no origin', (text) => {
  expect(toOrigin(text)).toBeNull();
});

it.each([
  { allowed: [], own: [], origin: 'https://any.example', answer: true },
  { allowed: ['https://a.example'], own: [], origin: 'https://a.example', answer: true },
  { allowed: ['https://a.example'], own: [], origin: 'https://b.example', answer: false },
  { allowed: ['https://a.example'], own: [], origin: 'http://a.example', answer: false },
  { allowed: ['https://a.example'], own: [], origin: 'https://a.example:8443', answer: false },
  { allowed: ['https://a.example'], own: [], origin: 'https://sub.a.example', answer: false },
  { allowed: ['https://a.example'], own: [], origin: 'null', answer: false },
  { allowed: ['https://a.example'], own: [], origin: undefined, answer: true },
  {
    allowed: ['https://a.example'],
    own: ['https://cms.example'],
    origin: 'https://cms.example',
    answer: true,
  },
])('answers $answer to $origin where $allowed may', ({ allowed, own, origin, answer }) => {
  expect(isAllowed(allowed, own, origin)).toBe(answer);
});

it('spells an origin the same however often it is asked', () => {
  const asked = Array.from({ length: 100_000 }, () => toOrigin('https://bücher.example'));

  expect(new Set(asked)).toEqual(new Set(['https://xn--bcher-kva.example']));
});
