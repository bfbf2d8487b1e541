import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import * as shared from '../../shared';

/** What is published says how it is used, and what it says is true. */

interface Published {
  name: string;
  /** The lines of its examples. */
  examples: readonly string[];
}

const published = publishedBy('shared/index.ts');
const ofClient = publishedBy('client/src/index.ts');

it.each(published)('$name of shared says how it is used', ({ examples }) => {
  expect(examples.length).toBeGreaterThan(0);
});

it.each(ofClient)('$name of the client says how it is used', ({ examples }) => {
  expect(examples.length).toBeGreaterThan(0);
});

it.each([
  ['shared', published],
  ['client/src', ofClient],
] as const)('compiles, each by itself, with what %s publishes', (room, all) => {
  const head = `import { ${all.map(({ name }) => name).join(', ')} } from '../../${room}';`;

  expect(
    faultsIn(
      all.map(({ name, examples }) => [`${name}.ts`, [head, '{', ...examples, '}'].join('\n')])
    )
  ).toEqual([]);
});

it('compiles in docs/client.md too, one after another, with the types that are published', () => {
  const blocks = [...readFileSync('docs/client.md', 'utf8').matchAll(/^```tsx?\n(.*?)^```$/gms)];

  expect(blocks.length).toBeGreaterThan(1);
  expect(faultsIn([['client.tsx', blocks.map(([, code]) => code).join('\n')]])).toEqual([]);
});

// `call; // value`: what comes after “for example” is different every time.
it.each(
  published
    .flatMap(({ examples }) => examples)
    .flatMap((line) => {
      const [, call, value = ''] = /^(.+); \/\/ (.+)$/.exec(line) ?? [];

      return call === undefined || value.startsWith('for example') ? [] : [{ call, value }];
    })
)('$call is $value', ({ call, value }) => {
  expect(run(call)).toEqual(run(value));
});

const run = (expression: string): unknown =>
  new Function(...Object.keys(shared), `return (${expression});`)(...Object.values(shared));

/** What a file exports of its own and of the files it names; each name once, where it is declared. */
function publishedBy(index: string): Published[] {
  const program = ts.createProgram([index], {
    noResolve: false,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(index);
  const symbol = source && checker.getSymbolAtLocation(source);

  return (symbol ? checker.getExportsOfModule(symbol) : []).map((one) =>
    describedBy(one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one, checker)
  );
}

function describedBy(symbol: ts.Symbol, checker: ts.TypeChecker): Published {
  const examples = symbol
    .getJsDocTags(checker)
    .filter(({ name }) => name === 'example')
    .flatMap(({ text }) => ts.displayPartsToString(text).split('\n'));

  return {
    name: symbol.name,
    examples: examples.filter((line) => line.trim() !== ''),
  };
}

/** What the compiler has against texts, as if each was a file of this folder. */
function faultsIn(texts: readonly (readonly [string, string])[]): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    jsx: ts.JsxEmit.ReactJSX,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: [],
  };
  const files = new Map(texts.map(([name, text]) => [resolve('tests/house', name), text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;

  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);

  const program = ts.createProgram([...files.keys()], options, host);

  return [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);

    return ts
      .getPreEmitDiagnostics(program, source)
      .map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  });
}
