import { MESSAGE_MAX } from '../../../shared/conversations';

/** What a text from outside turns out to be. */
export type BodyReading = { kind: 'text'; text: string } | { kind: 'empty' } | { kind: 'too-long' };

/** Reads the text of a message. Characters no database stores are left out. */
export function readBody(body: string): BodyReading {
  const text = body.replaceAll('\u0000', '').replaceAll('\r\n', '\n').trim();

  if (text === '') {
    return { kind: 'empty' };
  }

  return text.length > MESSAGE_MAX ? { kind: 'too-long' } : { kind: 'text', text };
}
