import ts from 'typescript';
import { sourcesIn } from './files';

/**
 * Words this code once had for what Strapi, socket.io and everybody in the field call otherwise. The
 * glossary in docs/architecture.md says what they are called now.
 */
const RETIRED = new Set(
  [
    ['letter', 'letters', 'postman', 'carrier', 'farewell'],
    ['duty', 'duties', 'speaker', 'insider', 'insiders', 'sighting', 'watchers'],
    [
      'announce',
      'announced',
      'announcement',
      'announcements',
      'hear',
      'hears',
      'hearer',
      'hearers',
    ],
    [
      'narrow',
      'narrows',
      'narrowed',
      'narrowing',
      'figure',
      'figures',
      'treatment',
      'telling',
      'tellings',
    ],
    ['errand', 'errands', 'notebook', 'typist', 'dress', 'wear', 'desk', 'wire'],
  ].flat()
);

/** Where such a word is somebody else's, or means what it says. */
const MEANT: Record<string, readonly string[]> = {
  // Of the alphabet.
  'admin/src/ui/initials.ts': ['letters'],
  'server/src/channels/links.ts': ['letter'],
  'server/src/threads/excerpt.ts': ['letters'],
  'server/src/pages/sitemap.ts': ['letter'],
  'widget/src/notice.ts': ['letters'],
  'server/src/pages/Badge.tsx': ['letter'],
  'widget/src/ui/Face.tsx': ['letter'],
  // Of the screen.
  'admin/src/ui/Foldable.tsx': ['narrow'],
  'widget/src/launcher.ts': ['narrow'],
  // What dnd-kit calls it.
  'admin/src/rules/RuleList.tsx': ['announcements'],
};

const sources = ['server/src', 'shared', 'admin/src', 'client/src', 'widget/src', 'bench'].flatMap(
  sourcesIn
);

const wordsOf = (name: string): string[] =>
  name
    .split(/(?=[A-Z][a-z])|[^A-Za-z]+/)
    .map((word) => word.toLowerCase())
    .filter(Boolean);

function namesIn(file: string, text: string): string[] {
  const names = new Set<string>();
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
      names.add(node.text);
    }

    ts.forEachChild(node, visit);
  };

  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind));

  return [...names];
}

it('calls things by the words of the field, in names and in file names', () => {
  const found = sources.flatMap(({ file, text }) => {
    const meant = MEANT[file] ?? [];
    const base =
      file
        .split('/')
        .at(-1)
        ?.replace(/\.tsx?$/, '') ?? '';

    return [base, ...namesIn(file, text)]
      .filter((name) => wordsOf(name).some((word) => RETIRED.has(word) && !meant.includes(word)))
      .map((name) => `${file}: ${name}`);
  });

  expect(found).toEqual([]);
});

it.each(Object.entries(MEANT))('%s still needs its exception', (file, words) => {
  const text = sources.find((source) => source.file === file)?.text ?? '';
  const used = new Set(namesIn(file, text).flatMap(wordsOf));

  expect(words.filter((word) => !used.has(word))).toEqual([]);
});
