/** A piece of a line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'variable'; name: string }
  | { kind: 'bold'; content: readonly Inline[] }
  | { kind: 'link'; content: readonly Inline[]; url: string };

/** What stands between two empty lines. */
export type Block =
  | { kind: 'heading' | 'paragraph'; content: readonly Inline[] }
  | { kind: 'list'; items: readonly (readonly Inline[])[] }
  | { kind: 'button'; content: readonly Inline[]; url: string }
  | { kind: 'variable'; name: string };

/** `{{name}}`, with or without spaces within. */
export const VARIABLE = /\{\{ *([A-Za-z][A-Za-z0-9]*) *\}\}/g;

/** The variable an address of a link is made of; undefined where it is an address itself. */
export const variableIn = (url: string): string | undefined => /^\{\{ *(\w+) *\}\}$/.exec(url)?.[1];

/** Each alternative begins with what none of the others begins with, and ends within its line. */
const MARKS =
  /\*\*([^*\n]+)\*\*|\[([^[\]\n]+)\]\(([^()\s]+|\{\{ *\w+ *\}\})\)|\{\{ *([A-Za-z][A-Za-z0-9]*) *\}\}/g;

/** Reads a body. Everything is something: what is no mark is text. */
export const parseBody = (body: string): Block[] =>
  body
    .split(/\n[ \t]*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map(blockOf);

function blockOf(block: string): Block {
  const lines = block.split('\n');

  // `- one\n- two`; with one line that begins otherwise it is a paragraph.
  if (lines.every((line) => line.startsWith('- '))) {
    return { kind: 'list', items: lines.map((line) => parseLine(line.slice(2))) };
  }

  // `# Thank you, {{operator}}`; a line below it makes a paragraph of both.
  if (lines.length === 1 && block.startsWith('# ')) {
    return { kind: 'heading', content: parseLine(block.slice(2)) };
  }

  const content = parseLine(block);
  const [only, ...others] = content;

  if (only !== undefined && others.length === 0) {
    // `[Read it](https://shop.example)`, alone; with a word beside it it is a link in a paragraph.
    if (only.kind === 'link') {
      return { kind: 'button', content: only.content, url: only.url };
    }

    // `{{conversation}}`, alone: the only place where a block may stand.
    if (only.kind === 'variable') {
      return only;
    }
  }

  return { kind: 'paragraph', content };
}

/** Reads a line, or several that belong together. */
export function parseLine(line: string): Inline[] {
  const pieces: Inline[] = [];
  let at = 0;

  for (const match of line.matchAll(MARKS)) {
    const [whole, bold, label, url, name] = match;

    pieces.push(...textOf(line.slice(at, match.index)));
    at = match.index + whole.length;

    if (name !== undefined) {
      pieces.push({ kind: 'variable', name });
    } else if (bold !== undefined) {
      pieces.push({ kind: 'bold', content: parseLine(bold) });
    } else {
      // Brackets end a label, so a link has no other within.
      pieces.push({ kind: 'link', content: parseLine(label ?? ''), url: url ?? '' });
    }
  }

  return [...pieces, ...textOf(line.slice(at))];
}

const textOf = (text: string): Inline[] => (text === '' ? [] : [{ kind: 'text', text }]);
