import type { Segment } from '../../../shared/conversations';
import { linksIn } from './links';

/** A text as pieces of text and links; nothing in it is ever HTML. Browsers are sent the pieces: none has to look for links. */
export function segments(text: string): Segment[] {
  const pieces: Segment[] = [];
  let done = 0;

  for (const { start, end, href } of mayHoldLink(text) ? linksIn(text) : []) {
    pieces.push({ text: text.slice(done, start) }, { text: text.slice(start, end), href });
    done = end;
  }

  return [...pieces, { text: text.slice(done) }].filter((piece) => piece.text !== '');
}

/** Most texts hold no link; a look for what every link has spares them the search. */
const mayHoldLink = (text: string): boolean => /@|:\/\/|www\./i.test(text);
