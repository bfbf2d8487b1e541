import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { type Source, sourcesIn } from './files';

const FILE_LINES = 300;
const FUNCTION_LINES = 50;

/** A factory may list this much, for each method it lists is measured too. */
const FACTORY_LINES = 120;

/** Files still above: one that is below leaves this list, and none joins it. */
const LONG_FILES: readonly string[] = [];

const sources = ['server/src', 'shared', 'admin/src', 'client/src', 'widget/src']
  .flatMap(sourcesIn)
  .filter(({ file }) => !file.endsWith('.d.ts'));

const linesOf = (text: string): number => text.trimEnd().split('\n').length;

const treeOf = ({ file, text }: Source): ts.SourceFile =>
  ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  );

it(`has no file of more than ${FILE_LINES} lines`, () => {
  const long = sources.filter(({ text }) => linesOf(text) > FILE_LINES).map(({ file }) => file);

  expect(long.sort()).toEqual(LONG_FILES);
});

it(`has no function of more than ${FUNCTION_LINES} lines, nor a factory of more than ${FACTORY_LINES}`, () => {
  const long = sources.flatMap((source) =>
    functionsIn(treeOf(source))
      .filter((one) => linesOf(one.getText()) > (isFactory(one) ? FACTORY_LINES : FUNCTION_LINES))
      .map((one) => `${source.file}: ${nameOf(one)}`)
  );

  expect(long.sort()).toEqual([]);
});

it('knows a factory, which lists methods and does nothing, from other functions', () => {
  const factories = functionsIn(treeOf({ file: 'example.ts', text: EXAMPLE }))
    .filter(isFactory)
    .map(nameOf);

  expect(factories).toEqual(['listing', 'arrow']);
});

it('imports nothing in a circle, types counted', () => {
  const files = new Set(sources.map(({ file }) => file));
  const imports = new Map(sources.map((source) => [source.file, importsOf(source, files)]));

  expect(circlesIn(imports)).toEqual([]);
});

it('finds a circle, and nobody who merely leads into one', () => {
  const imports = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b', 'd']],
    ['d', []],
  ]);

  expect(circlesIn(imports)).toEqual(['b', 'c']);
});

const EXAMPLE = `
function listing(deps) {
  const log = deps.log;
  return { say() { log(); }, hear: () => log(), ...others(deps), log };
}
const arrow = (deps) => ({ say() {} });
function working(deps) {
  deps.log();
  return { say() {} };
}
const value = (deps) => ({ name: deps.name });
function Shown() {
  return <p />;
}
`;

type Written = ts.FunctionLikeDeclaration & { body: ts.ConciseBody };

function functionsIn(node: ts.Node): Written[] {
  const inner: Written[] = [];

  node.forEachChild((child) => {
    inner.push(...functionsIn(child));
  });

  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined
    ? [node as Written, ...inner]
    : inner;
}

function nameOf(one: Written): string {
  const { parent } = one;
  const isNamed = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  const named = one.name ?? (isNamed ? parent.name : undefined);

  return named?.getText() ?? 'without a name';
}

/** Declares what its methods share, and answers with a list of methods. */
function isFactory({ body }: Written): boolean {
  const statements = ts.isBlock(body) ? [...body.statements] : [];
  const last = statements.pop();
  const answer = ts.isBlock(body)
    ? last && ts.isReturnStatement(last) && last.expression
    : bareOf(body);

  return (
    answer !== undefined &&
    answer !== false &&
    ts.isObjectLiteralExpression(answer) &&
    answer.properties.some((property) => isMethod(property)) &&
    answer.properties.every((property) => isMethod(property) || isListed(property)) &&
    statements.every((one) => ts.isVariableStatement(one) || ts.isFunctionDeclaration(one))
  );
}

const bareOf = (node: ts.Expression): ts.Expression =>
  ts.isParenthesizedExpression(node) ? bareOf(node.expression) : node;

const isMethod = (property: ts.ObjectLiteralElementLike): boolean =>
  ts.isMethodDeclaration(property) ||
  (ts.isPropertyAssignment(property) &&
    (ts.isArrowFunction(property.initializer) || ts.isFunctionExpression(property.initializer)));

/** What is made elsewhere, under its name. */
const isListed = (property: ts.ObjectLiteralElementLike): boolean =>
  ts.isShorthandPropertyAssignment(property) ||
  ts.isSpreadAssignment(property) ||
  (ts.isPropertyAssignment(property) &&
    (ts.isIdentifier(property.initializer) ||
      ts.isPropertyAccessExpression(property.initializer) ||
      ts.isCallExpression(property.initializer)));

/** The files of ours that a file imports, for types too. */
function importsOf({ file, text }: Source, files: ReadonlySet<string>): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName }) => {
    const path = normalize(join(dirname(file), fileName));
    const found = ['.ts', '.tsx', '/index.ts', '/index.tsx']
      .map((ending) => `${path}${ending}`)
      .find((one) => files.has(one));

    return fileName.startsWith('.') && found !== undefined ? [found] : [];
  });
}

/** Files that import each other in a circle: what is left when all who lead into none, or out of one, are gone. */
function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const isReached = (file: string, left: Left): boolean =>
    [...left.values()].some((needed) => needed.includes(file));
  const inner = without(imports, (needed, left) => !needed.some((file) => left.has(file)));

  return [...without(inner, (_needed, left, file) => !isReached(file, left)).keys()].sort();
}

type Left = ReadonlyMap<string, readonly string[]>;

/** What is left when files are taken out as long as there is one to be. */
function without(
  imports: Left,
  isOut: (needed: readonly string[], left: Left, file: string) => boolean
): Left {
  const left = new Map([...imports].filter(([file, needed]) => !isOut(needed, imports, file)));

  return left.size === imports.size ? left : without(left, isOut);
}
