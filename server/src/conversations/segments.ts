import type { Segment } from '../../../shared/conversations';
import { linksIn } from './links';

/** A message as pieces of text and links; nothing in it is ever HTML. */
export function segments(body: string): Segment[] {
  const pieces: Segment[] = [];
  let done = 0;

  for (const { start, end, href } of mayHoldLink(body) ? linksIn(body) : []) {
    pieces.push({ text: body.slice(done, start) }, { text: body.slice(start, end), href });
    done = end;
  }

  return [...pieces, { text: body.slice(done) }].filter(({ text }) => text !== '');
}

/** Most messages hold no link; a look for what every link has spares them the search. */
const mayHoldLink = (body: string): boolean => /@|:\/\/|www\./i.test(body);

/** The beginning of a message on one line, for lists. */
export function excerpt(body: string, length = 120): string {
  const line = body.replace(/\s+/g, ' ').trim();
  const letters = Array.from(line);

  return letters.length > length ? `${letters.slice(0, length - 1).join('')}…` : line;
}
