/** So deep that whatever walks it by calling itself runs out of stack. */
const DEPTH = 60_000;

const arrays = (depth: number, inner = ''): string =>
  `${'['.repeat(depth)}${inner}${']'.repeat(depth)}`;

const objects = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** What breaks code that touches before it checks, as JSON; each fits a frame of 256 KB. */
export const HOSTILE_JSON: Record<string, string> = {
  nothing: 'null',
  'a number': '1e308',
  'a flag': 'true',
  'an empty text': '""',
  'an empty list': '[]',
  'an empty object': '{}',
  'a NUL': '"\\u0000"',
  'half an emoji': '"x\\ud83d"',
  'a long text': JSON.stringify('a'.repeat(100_000)),
  'no toString': '{"toString":1,"valueOf":1}',
  'no toJSON': '{"toJSON":1,"length":-1,"then":1}',
  'a promise that is none': '{"then":{"then":1},"catch":1}',
  'a prototype': '{"__proto__":{"toString":1},"constructor":{"prototype":1}}',
  'a placeholder': '{"_placeholder":true,"num":0}',
  'deep lists': arrays(DEPTH),
  'deep lists around a text': arrays(DEPTH, '"a"'),
  'deep objects': objects(30_000),
  'a wide list': `[${'0,'.repeat(100_000)}0]`,
};

/** The same as the value of a field. */
export const fieldOf = (name: string, json: string): string => `{${JSON.stringify(name)}:${json}}`;

/** An object whose every field is hostile in the same way. */
export const everyField = (names: readonly string[], json: string): string =>
  `{${names.map((name) => `${JSON.stringify(name)}:${json}`).join()}}`;
