import type { Message } from '../../../shared/conversations';
import type { EmailPart } from '../../../shared/templates';
import { readLine, storable } from '../../../shared/text';
import type { Language } from '../site/languages';
import { unlinked } from '../templates/unlinked';
import { type Words, wordsIn } from './words';

/** What a copy needs of a message. */
type Said = Pick<Message, 'seq' | 'kind' | 'author' | 'name' | 'segments' | 'sentAt'>;

/** Name of the operator who wrote last in a conversation; null where none wrote, whatever bots said. */
export const answererOf = (messages: readonly Said[]): string | null =>
  messages
    .filter(({ author, kind }) => author === 'operator' && kind === 'text')
    .reduce<Said | null>((last, one) => (last === null || one.seq > last.seq ? one : last), null)
    ?.name ?? null;

/**
 * A conversation as its visitor knows it, for an e-mail. An address nobody has proved to be theirs is
 * sent nothing to click: links stay text, and those of the visitor are broken, for mail programs make
 * links of text.
 */
export const transcript = (messages: readonly Said[], language: Language): EmailPart[] =>
  [...messages]
    .sort((a, b) => a.seq - b.seq)
    .flatMap((message) => partOf(message, wordsIn(language)));

/** Ratings are the operator's to read, and lines this version does not know stay out. */
function partOf({ kind, author, name, segments, sentAt }: Said, words: Words): EmailPart[] {
  const at = timeOf(sentAt);

  if (kind === 'left' || kind === 'ended') {
    return [{ kind: 'note', at, text: words[kind] }];
  }

  if (kind !== 'text') {
    return [];
  }

  const said = storable(segments.map((segment) => segment.text).join(''));

  return author === 'visitor'
    ? [{ kind: 'message', at, who: words.you, text: unlinked(said) }]
    : [{ kind: 'message', at, who: readLine(name), text: said }];
}

/** `2026-11-20 14:05 UTC` */
const timeOf = (sentAt: string): string => `${sentAt.slice(0, 16).replace('T', ' ')} UTC`;
