import ts from 'typescript';
import * as shared from '../../shared';

/** What is published says how it is used, and what it says is true. */

interface Published {
  name: string;
  isFunction: boolean;
  /** The lines of its examples. */
  examples: readonly string[];
}

const published = publishedBy('shared/index.ts');

it.each(published.filter(({ isFunction }) => isFunction))(
  '$name of shared says how it is used',
  ({ examples }) => {
    expect(examples.length).toBeGreaterThan(0);
  }
);

it.each(publishedBy('client/src/index.ts'))(
  '$name of the client says how it is used',
  ({ examples }) => {
    expect(examples.length).toBeGreaterThan(0);
  }
);

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
  const [declaration] = symbol.declarations ?? [];
  const examples = symbol
    .getJsDocTags(checker)
    .filter(({ name }) => name === 'example')
    .flatMap(({ text }) => ts.displayPartsToString(text).split('\n'));

  return {
    name: symbol.name,
    isFunction:
      declaration !== undefined &&
      checker.getTypeOfSymbolAtLocation(symbol, declaration).getCallSignatures().length > 0,
    examples: examples.filter((line) => line.trim() !== ''),
  };
}
