import { MESSAGE_MAX } from '../../../shared/conversations';
import { lengthOf, readText } from '../../../shared/text';

/** What a text from outside turns out to be. */
export type ReadBody = { kind: 'text'; text: string } | { kind: 'empty' } | { kind: 'too-long' };

/** Reads the text of a message. */
export function readBody(body: string): ReadBody {
  const text = readText(body);

  if (text === '') {
    return { kind: 'empty' };
  }

  return lengthOf(text) > MESSAGE_MAX ? { kind: 'too-long' } : { kind: 'text', text };
}
