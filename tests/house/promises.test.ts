import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { ROOT } from './files';

/** A file that is not there, with what is to be found and what is not. */
const EXAMPLE = join(ROOT, 'server/src/example.ts');
const EXAMPLE_TEXT = `
declare const work: () => Promise<void>;
declare const each: (...acts: (() => void)[]) => void;
declare const query: { then: (done: () => void) => void };
work(); // left
void work(); // left
Math.random() > 1 && work(); // left
work().finally(() => undefined); // left
work().then(() => undefined); // left
setInterval(work, 1); // misused
setTimeout(async () => undefined, 1); // misused
each(() => undefined, () => work()); // misused
[1].forEach(async () => undefined); // misused
work().catch(() => undefined);
work().then(() => undefined, () => undefined);
query;
each(() => undefined);
setTimeout(() => { work().catch(() => undefined); }, 1);
`;

const program = programOf('server');
const checker = program.getTypeChecker();
const sources = program
  .getSourceFiles()
  .filter(({ fileName }) => fileName.startsWith(join(ROOT, 'server/src/')));

// On the server a promise that fails with nobody to catch it ends the process, chats of all sites included.

it('leaves no promise without somebody who awaits or catches it', () => {
  expect(sources.flatMap(leftIn)).toEqual(examples('left'));
});

it('gives nothing that answers with a promise to whoever expects no answer', () => {
  expect(sources.flatMap(misusedIn)).toEqual(examples('misused'));
});

/** The lines of the example that a rule is to find, and nothing else anywhere. */
const examples = (rule: string): string[] =>
  EXAMPLE_TEXT.split('\n').flatMap((line, index) =>
    line.endsWith(`// ${rule}`) ? [`server/src/example.ts:${index + 1}`] : []
  );

const leftIn = (source: ts.SourceFile): string[] =>
  nodesOf(source)
    .filter((node) => droppedBy(node).some((one) => isPromise(typeOf(one)) && !isCaught(one)))
    .map((node) => placeOf(source, node));

const misusedIn = (source: ts.SourceFile): string[] =>
  nodesOf(source)
    .filter((node) => ts.isCallExpression(node) || ts.isNewExpression(node))
    .flatMap(misused)
    .map((node) => placeOf(source, node));

const typeOf = (node: ts.Node): ts.Type => checker.getTypeAtLocation(node);

const unionOf = (type: ts.Type): ts.Type[] => (type.isUnion() ? type.types : [type]);

/** A query of the database has a `then` too, but does nothing until it is asked for. */
const isPromise = (type: ts.Type): boolean =>
  unionOf(type).some(({ symbol }) => symbol?.name === 'Promise');

function programOf(room: string): ts.Program {
  const path = join(ROOT, room, 'tsconfig.json');
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path));

  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;

  host.getSourceFile = (file, target) =>
    file === EXAMPLE
      ? ts.createSourceFile(file, EXAMPLE_TEXT, target, true)
      : getSourceFile(file, target);

  return ts.createProgram([...fileNames, EXAMPLE], { ...options, noEmit: true }, host);
}

function nodesOf(node: ts.Node): ts.Node[] {
  const inner: ts.Node[] = [];

  node.forEachChild((child) => {
    inner.push(...nodesOf(child));
  });

  return [node, ...inner];
}

/** What a statement or `void` leaves to itself. */
const droppedBy = (node: ts.Node): ts.Expression[] =>
  ts.isExpressionStatement(node) || ts.isVoidExpression(node) ? branchesOf(node.expression) : [];

/** The calls of `a && b()`, `a ? b() : c()` and `x = y()`: an assigned promise has an owner. */
function branchesOf(node: ts.Expression): ts.Expression[] {
  if (ts.isParenthesizedExpression(node)) {
    return branchesOf(node.expression);
  }

  if (ts.isConditionalExpression(node)) {
    return [...branchesOf(node.whenTrue), ...branchesOf(node.whenFalse)];
  }

  if (ts.isBinaryExpression(node)) {
    return isAssignment(node) ? [] : branchesOf(node.right);
  }

  return ts.isAwaitExpression(node) || ts.isVoidExpression(node) ? [] : [node];
}

const isAssignment = ({ operatorToken: { kind } }: ts.BinaryExpression): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

/** `.catch(…)`, or `.then(…, …)` with both. */
function isCaught(node: ts.Expression): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) {
    return false;
  }

  const { name } = node.expression;

  return name.text === 'catch' || (name.text === 'then' && node.arguments.length === 2);
}

/** Functions among the arguments whose promise the callee would throw away. */
function misused(call: ts.CallExpression | ts.NewExpression): ts.Node[] {
  const parameters = checker.getResolvedSignature(call)?.parameters ?? [];

  return [...(call.arguments ?? [])].filter((argument, index) => {
    const parameter = parameters[Math.min(index, parameters.length - 1)];

    return (
      parameter !== undefined &&
      expectsNothing(checker.getTypeOfSymbolAtLocation(parameter, call)) &&
      answersOf(typeOf(argument)).some(isPromise)
    );
  });
}

const answersOf = (type: ts.Type): ts.Type[] =>
  unionOf(type).flatMap((one) =>
    one.getCallSignatures().map((signature) => signature.getReturnType())
  );

/** Whether a parameter is a function of which nothing is expected back. */
function expectsNothing(type: ts.Type): boolean {
  const answers = answersOf(oneOf(type));

  return answers.length > 0 && answers.every(({ flags }) => (flags & ts.TypeFlags.Void) !== 0);
}

/** The type of each where a parameter takes any number. */
const oneOf = (type: ts.Type): ts.Type =>
  checker.isArrayType(type)
    ? (checker.getTypeArguments(type as ts.TypeReference)[0] ?? type)
    : type;

function placeOf(source: ts.SourceFile, node: ts.Node): string {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));

  return `${relative(ROOT, source.fileName)}:${line + 1}`;
}
