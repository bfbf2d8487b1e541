import fc from 'fast-check';
import { CLIENT_ID, newClientId } from '../../../shared/client-id';

const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 });

it('looks like what the server takes, whatever the clock says', () => {
  fc.assert(fc.property(moment, (now) => CLIENT_ID.test(newClientId(now))));
});

it('sorts by the time it was made at', () => {
  fc.assert(
    fc.property(moment, moment, (one, other) => {
      fc.pre(one < other);

      return newClientId(one) < newClientId(other);
    })
  );
});

it('is another one each time, even within one moment', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newClientId(1_000))).size).toBe(10_000);
});

it.each([
  ['a UUID without a time', 'f47ac10b-58cc-4372-a567-0e02b2c3d479'],
  ['capitals', '019C9F6E-3A10-7B7E-9D0C-5B6F2C1A8E44'],
  ['a line more', '019c9f6e-3a10-7b7e-9d0c-5b6f2c1a8e44\n'],
  ['the server’s own names', 'livechat:end'],
])('knows %s from one', (_, id) => {
  expect(CLIENT_ID.test(id)).toBe(false);
});
