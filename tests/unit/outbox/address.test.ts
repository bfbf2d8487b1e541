import fc from 'fast-check';
import { domainOf, readAddress } from '../../../server/src/outbox/address';

describe('readAddress', () => {
  it.each([
    ['wanda@home.example', 'wanda@home.example'],
    [' Wanda@Home.Example ', 'wanda@home.example'],
    ['wanda+shop@home.example', 'wanda@home.example'],
    ['+wanda@home.example', '+wanda@home.example'],
    ['W.An.Da+shop@GMail.com', 'wanda@gmail.com'],
    ['w.anda@googlemail.com', 'wanda@gmail.com'],
    ['w.anda@gmail.example', 'w.anda@gmail.example'],
    ["o'brien.w@mail.home-1.example", "o'brien.w@mail.home-1.example"],
  ])('takes %j and counts it as %s', (input, recipient) => {
    expect(readAddress(input)).toEqual({ to: input.trim(), recipient });
  });

  it.each([
    '',
    'wanda',
    'wanda@home',
    'wanda@@home.example',
    '.wanda@home.example',
    'wan..da@home.example',
    'wanda@home..example',
    'wanda@home-.example',
    'wanda@[127.0.0.1]',
    'wanda@home.example,',
    'wanda@home.example\r\nBcc: x@y.example',
    'wanda@home.example\u0000',
    'wändä@home.example',
    `wanda@${'a.'.repeat(130)}example`,
  ])('takes %j for no address', (input) => {
    expect(readAddress(input)).toBeNull();
  });

  it('lets nothing through that could end a header or name a second mailbox', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\r', '\n', ',', ';', '<', '>', '"', ' ', ':'),
        (text, evil) => {
          const read = readAddress(`a${text}${evil}b@home.example`);

          expect(read?.to ?? '').not.toMatch(/[\r\n,;<>" :]/);
        }
      )
    );
  });
});

describe('domainOf', () => {
  it.each([
    ['Shop <shop@Mail.Example>', 'mail.example'],
    ['shop@mail.example', 'mail.example'],
    ['nobody', null],
  ])('reads %j as %s', (sender, domain) => {
    expect(domainOf(sender)).toBe(domain);
  });
});
