import LinkifyIt from 'linkify-it';
import type { Segment } from '../../../shared/conversations';

const linkify = new LinkifyIt({ fuzzyEmail: true, fuzzyIP: false });

const SAFE = /^(https?:|mailto:)/i;

/** A message as pieces of text and links; nothing in it is ever HTML. */
export function segments(body: string): Segment[] {
  const links = mayHoldLink(body) ? (linkify.match(body) ?? []) : [];
  const pieces: Segment[] = [];
  let end = 0;

  for (const { index, lastIndex, url, text } of links) {
    if (SAFE.test(url)) {
      pieces.push({ text: body.slice(end, index) }, { text, href: url });
      end = lastIndex;
    }
  }

  return [...pieces, { text: body.slice(end) }].filter(({ text }) => text !== '');
}

/** Most messages hold no link; looking for a dot or a colon first spares them the search. */
const mayHoldLink = (body: string): boolean => /[.:@]/.test(body);

/** The beginning of a message on one line, for lists. */
export function excerpt(body: string, length = 120): string {
  const line = body.replace(/\s+/g, ' ').trim();
  const letters = Array.from(line);

  return letters.length > length ? `${letters.slice(0, length - 1).join('')}…` : line;
}
