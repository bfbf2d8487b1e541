import type {
  Block,
  Inline,
  LinkInline,
  ListBlock,
  ListItem,
  PictureBlock,
  TextInline,
} from '../../../shared/pages';
import { toUrl } from './url';

/** Lists inside lists are followed this deep; what is deeper says nothing a page needs. */
const DEPTH_MAX = 6;

const MARKS = ['bold', 'italic', 'underline', 'strikethrough', 'code'] as const;

const LINK_SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];
const PICTURE_SCHEMES = ['http:', 'https:'];

type Stored = Record<string, unknown>;

/**
 * Reads what Strapi's blocks field holds. Only what a page draws is kept, so that neither unknown
 * blocks, nor addresses that run scripts, nor the media library's own data ever leave the server.
 */
export const readBlocks = (stored: unknown): Block[] =>
  list(stored).flatMap((block) => readBlock(block) ?? []);

/** An address as it may stand in a page, or `null`. Read as a browser reads it: with what it would ignore left out. */
export function safeUrl(url: unknown, schemes: readonly string[]): string | null {
  if (typeof url !== 'string') {
    return null;
  }

  return schemes.includes(toUrl(url, 'https://page.invalid/')?.protocol ?? '') ? url.trim() : null;
}

function readBlock(block: Stored): Block | null {
  const { type } = block;
  const read = typeof type === 'string' && Object.hasOwn(READERS, type) ? READERS[type] : undefined;

  return read ? read(block) : null;
}

const READERS: Record<string, (block: Stored) => Block | null> = {
  paragraph: ({ children }) => ({ type: 'paragraph', children: readInlines(children) }),
  quote: ({ children }) => ({ type: 'quote', children: readInlines(children) }),
  code: ({ children }) => ({ type: 'code', children: readInlines(children) }),
  heading: ({ level, children }) => ({
    type: 'heading',
    level: Math.min(6, Math.max(1, Math.trunc(Number(level)) || 1)),
    children: readInlines(children),
  }),
  list: (block) => readList(block, 1),
  image: readPicture,
};

function readList({ format, children }: Stored, depth: number): ListBlock | null {
  return depth > DEPTH_MAX
    ? null
    : {
        type: 'list',
        format: format === 'ordered' ? 'ordered' : 'unordered',
        children: list(children).flatMap((child) => readEntry(child, depth) ?? []),
      };
}

function readEntry(entry: Stored, depth: number): ListItem | ListBlock | null {
  if (entry.type === 'list') {
    return readList(entry, depth + 1);
  }

  return entry.type === 'list-item'
    ? { type: 'list-item', children: readInlines(entry.children) }
    : null;
}

function readPicture({ image }: Stored): PictureBlock | null {
  const picture = isStored(image) ? image : {};
  const url = safeUrl(picture.url, PICTURE_SCHEMES);

  return url === null
    ? null
    : {
        type: 'image',
        image: {
          url,
          alternativeText: textOf(picture.alternativeText),
          width: sizeOf(picture.width),
          height: sizeOf(picture.height),
        },
      };
}

const readInlines = (stored: unknown): Inline[] =>
  list(stored).flatMap((inline): Inline[] => {
    if (inline.type === 'link') {
      return readLink(inline);
    }

    return inline.type === 'text' ? [readText(inline)] : [];
  });

/** A link that may not be followed is still worth its words. */
function readLink({ url, children }: Stored): (LinkInline | TextInline)[] {
  const texts = list(children).map(readText);
  const address = safeUrl(url, LINK_SCHEMES);

  return address === null ? texts : [{ type: 'link', url: address, children: texts }];
}

function readText(stored: Stored): TextInline {
  const text: TextInline = { type: 'text', text: textOf(stored.text) };

  for (const mark of MARKS) {
    if (stored[mark] === true) {
      text[mark] = true;
    }
  }

  return text;
}

const isStored = (value: unknown): value is Stored => typeof value === 'object' && value !== null;

const list = (value: unknown): Stored[] => (Array.isArray(value) ? value.filter(isStored) : []);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const sizeOf = (value: unknown): number | null =>
  typeof value === 'number' && value > 0 ? Math.round(value) : null;
