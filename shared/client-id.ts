declare const crypto: { getRandomValues: (bytes: Uint8Array) => Uint8Array };

/**
 * What a message's client id looks like: a UUID of version 7, which begins with the time it was made at.
 *
 * @example
 * CLIENT_ID.test('019c9f6e-3a10-7b7e-9d0c-5b6f2c1a8e44'); // true
 */
export const CLIENT_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Bits that say which kind of a UUID it is, in the bytes after the time. */
const VERSION = 0x70;
const VARIANT = 0x80;

/**
 * The name a sender gives a message, made at `now` (milliseconds since 1970). As it begins with the
 * time, the database's index of all of them grows at its end; a clock that is wrong harms nobody else.
 *
 * @example
 * newClientId(); // for example '019c9f6e-3a10-7b7e-9d0c-5b6f2c1a8e44'
 */
export function newClientId(now = Date.now()): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const bytes = Array.from(random, (byte, index) =>
    index === 0 ? (byte & 0x0f) | VERSION : index === 2 ? (byte & 0x3f) | VARIANT : byte
  );
  const hex =
    now.toString(16).padStart(12, '0') +
    bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');

  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
