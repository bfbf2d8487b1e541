import { toUrl } from '../site/url';

/** A piece of a text that leads somewhere. */
export interface Link {
  /** Where it stands in the text, in UTF-16 units; `end` is behind it. */
  start: number;
  end: number;
  href: string;
}

/** More links than these are nobody's message; what follows stays text. */
const LINKS_MAX = 50;

/** The longest address a browser goes to without complaint. */
const ADDRESS_MAX = 2_000;

/**
 * A run of what addresses are made of. Space, quotes, angle brackets, full stops of other scripts and
 * marks nobody sees end it; so does a comma with another address behind it.
 */
const WORD =
  /(?:(?![,;|]https?:\/\/)[^\s<>"\\`\p{Cc}\u00ab\u00bb\u2018-\u201f\u3001-\u3003\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff])+/giu;

/** Where an address begins that needs no `@`. */
const BEGINNING = /(?<![a-z0-9])https?:\/\/|(?<![a-z0-9@./_-])www\./i;

/** A mailbox whose domain ends in letters; nothing in it can be read in two ways, so no search goes back. */
const MAILBOX =
  /(?<![a-z0-9.!#$%&'*+/=?^_{|}~@-])[a-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,10}[a-z]{2,63}(?![a-z0-9@-])/gi;

/** What ends a sentence rather than an address. */
const TAIL = new Set(".,:;!?*~…'");

const BRACKETS = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
] as const;

/**
 * The links in a text: web addresses with `http://`, `https://` or `www.`, and mailboxes. Nothing
 * else is one: neither `file.md` nor `shop.com` says that it is meant to be followed. One pass, each
 * word looked at once, whatever somebody wrote.
 */
export function linksIn(text: string): Link[] {
  const links: Link[] = [];

  for (const { 0: word, index } of text.matchAll(WORD)) {
    for (const { start, end, href } of linksInWord(word)) {
      links.push({ start: index + start, end: index + end, href });

      if (links.length === LINKS_MAX) {
        return links;
      }
    }
  }

  return links;
}

function linksInWord(word: string): Link[] {
  const start = word.search(BEGINNING);
  const mailboxes = word.includes('@')
    ? mailboxesIn(start === -1 ? word : word.slice(0, start))
    : [];

  if (start === -1) {
    return mailboxes;
  }

  const address = withoutTail(word.slice(start));
  const href = hrefOf(address);

  return href === null ? mailboxes : [...mailboxes, { start, end: start + address.length, href }];
}

const mailboxesIn = (word: string): Link[] =>
  [...word.matchAll(MAILBOX)].map(({ 0: mailbox, index }) => ({
    start: index,
    end: index + mailbox.length,
    href: `mailto:${mailbox}`,
  }));

/** Where a browser would go; null where it could not, or where a name before an `@` poses as the host. */
function hrefOf(address: string): string | null {
  const isBare = /^www\./i.test(address);
  const href = isBare ? `https://${address}` : address;

  const url = href.length > ADDRESS_MAX ? null : toUrl(href);

  if (url === null) {
    return null;
  }

  const { hostname, username, password } = url;
  const hasName = isBare ? /^www\.[^.]+(?:\.[^.]+)+$/.test(hostname) : hostname !== '';

  return hasName && username === '' && password === '' ? href : null;
}

/** An address without the punctuation behind it; a closing bracket belongs to it when it opened one. */
function withoutTail(address: string): string {
  const missing = unopened(address);
  let { length } = address;

  while (length > 0) {
    const last = address.charAt(length - 1);
    const count = missing.get(last) ?? 0;

    if (!TAIL.has(last) && count <= 0) {
      break;
    }

    missing.set(last, count - 1);
    length -= 1;
  }

  return address.slice(0, length);
}

/** How many more brackets of each kind are closed than opened. */
function unopened(address: string): Map<string, number> {
  const missing = new Map<string, number>();

  for (const letter of address) {
    for (const [opening, closing] of BRACKETS) {
      const step = Number(letter === closing) - Number(letter === opening);

      missing.set(closing, (missing.get(closing) ?? 0) + step);
    }
  }

  return missing;
}
