import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { ROOT } from './files';

/** What runs: on the server, in an operator's browser, in a visitor's. */
const ROOMS = ['server', 'admin', 'client', 'widget'];

/** A file that is in none of them, with what is to be found and what is not. */
const EXAMPLE_TEXT = `
declare const work: () => Promise<void>;
declare const ask: () => Promise<void> & { abort: () => void };
declare const each: (...acts: (() => void)[]) => void;
declare const query: { then: (done: () => void) => void };
declare const Knob: (props: { press?: (() => void) | undefined; ask?: () => Promise<void> }) => null;
interface Handlers { press(): void; turn?: () => void }
work(); // left
void work(); // left
void ask(); // left
Math.random() > 1 && work(); // left
work().finally(() => undefined); // left
work().then(() => undefined); // left
each(() => void work()); // left
setInterval(work, 1); // misused
setTimeout(async () => undefined, 1); // misused
each(() => undefined, () => work()); // misused
[1].forEach(async () => undefined); // misused
<Knob press={work} />; // misused
<Knob press={() => work()} />; // misused
export const named: Handlers = { press: work }; // misused
export const short = (press: () => Promise<void>): Handlers => ({ press }); // misused
export const method: Handlers = { async press() {} }; // misused
export const turned = (handlers: Handlers) => { handlers.turn = () => work(); }; // misused
work().catch(() => undefined);
work().then(() => undefined, () => undefined);
query;
each(() => undefined);
setTimeout(() => { work().catch(() => undefined); }, 1);
<Knob press={() => { work().catch(() => undefined); }} ask={work} />;
export const calm: Handlers = { press: () => undefined };
`;

const rooms = ROOMS.map((room) => roomOf(room));

describe.each(rooms)('$room', ({ room, sources, checker }) => {
  // On the server it would end the process, chats of all sites included; in a browser, what somebody
  // asked for would come to nothing without a word.
  it('leaves no promise without somebody who awaits or catches it', () => {
    expect(sources.flatMap((source) => leftIn(source, checker))).toEqual(examples(room, 'left'));
  });

  it('gives nothing that answers with a promise to whoever expects no answer', () => {
    expect(sources.flatMap((source) => misusedIn(source, checker))).toEqual(
      examples(room, 'misused')
    );
  });
});

function exampleIn(room: string): string {
  return join(ROOT, room, 'src/example.tsx');
}

/** The lines of the example that a rule is to find, and nothing else anywhere. */
const examples = (room: string, rule: string): string[] =>
  EXAMPLE_TEXT.split('\n').flatMap((line, index) =>
    line.endsWith(`// ${rule}`) ? [`${relative(ROOT, exampleIn(room))}:${index + 1}`] : []
  );

const leftIn = (source: ts.SourceFile, checker: ts.TypeChecker): string[] =>
  nodesOf(source)
    .filter((node) =>
      droppedBy(node).some((one) => isPromise(checker.getTypeAtLocation(one)) && !isCaught(one))
    )
    .map((node) => placeOf(source, node));

/** Functions whose promise would be thrown away by whoever gets them. */
const misusedIn = (source: ts.SourceFile, checker: ts.TypeChecker): string[] =>
  nodesOf(source)
    .filter(mayBeFunction)
    .filter((node) => answersOf(checker.getTypeAtLocation(node)).some(isPromise))
    .filter((node) => expectsNothing(expectedOf(node, checker)))
    .map((node) => placeOf(source, node));

const partsOf = (type: ts.Type): ts.Type[] =>
  type.isUnionOrIntersection() ? type.types.flatMap(partsOf) : [type];

/** A query of the database has a `then` too, but does nothing until it is asked for. */
const isPromise = (type: ts.Type): boolean =>
  partsOf(type).some(({ symbol }) => symbol?.name === 'Promise');

function roomOf(room: string): {
  room: string;
  sources: ts.SourceFile[];
  checker: ts.TypeChecker;
} {
  const path = join(ROOT, room, 'tsconfig.json');
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path));
  const example = exampleIn(room);
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;

  host.getSourceFile = (file, target) =>
    file === example
      ? ts.createSourceFile(file, EXAMPLE_TEXT, target, true)
      : getSourceFile(file, target);

  const program = ts.createProgram([...fileNames, example], { ...options, noEmit: true }, host);

  return {
    room,
    sources: program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.startsWith(join(ROOT, room, 'src/'))),
    checker: program.getTypeChecker(),
  };
}

function nodesOf(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    node.forEachChild(visit);
  };

  visit(root);

  return nodes;
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

/** A method, or a value in its own right: what only names one, or wraps it, is the same function. */
const mayBeFunction = (node: ts.Node): boolean =>
  ts.isMethodDeclaration(node) ||
  ts.isShorthandPropertyAssignment(node) ||
  (ts.isExpression(node) && !ts.isJsxExpression(node) && !isName(node));

const isName = (node: ts.Node): boolean =>
  ts.getNameOfDeclaration(node.parent as ts.Declaration) === node;

/** What is to stand where a node stands. */
function expectedOf(node: ts.Node, checker: ts.TypeChecker): ts.Type | undefined {
  const { parent } = node;

  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
    return parameterOf(node, parent, checker);
  }

  if (ts.isObjectLiteralExpression(parent)) {
    return propertyOf(node, parent, checker);
  }

  if (ts.isBinaryExpression(parent) && isAssignment(parent)) {
    return parent.right === node ? checker.getTypeAtLocation(parent.left) : undefined;
  }

  return ts.isExpression(node) ? checker.getContextualType(node) : undefined;
}

function propertyOf(
  { name }: ts.Node & { name?: ts.Node },
  parent: ts.ObjectLiteralExpression,
  checker: ts.TypeChecker
): ts.Type | undefined {
  const whole = checker.getContextualType(parent)?.getNonNullableType();
  const property = name && whole?.getProperty(name.getText());

  return property && checker.getTypeOfSymbolAtLocation(property, parent);
}

function parameterOf(
  node: ts.Node,
  call: ts.CallExpression | ts.NewExpression,
  checker: ts.TypeChecker
): ts.Type | undefined {
  const given: readonly ts.Node[] = call.arguments ?? [];
  const parameters = checker.getResolvedSignature(call)?.parameters ?? [];
  const index = given.indexOf(node);
  const parameter = parameters[Math.min(index, parameters.length - 1)];
  const type = parameter && index !== -1 && checker.getTypeOfSymbolAtLocation(parameter, call);

  return type && checker.isArrayType(type)
    ? checker.getTypeArguments(type as ts.TypeReference)[0]
    : type || undefined;
}

const answersOf = (type: ts.Type): ts.Type[] =>
  partsOf(type).flatMap((one) =>
    one.getCallSignatures().map((signature) => signature.getReturnType())
  );

/** Whether something is a function of which nothing is expected back; a timer takes any. */
function expectsNothing(type: ts.Type | undefined): boolean {
  const answers = type ? answersOf(type) : [];
  const takesAny =
    type !== undefined && partsOf(type).some(({ symbol }) => symbol?.name === 'Function');

  return (
    takesAny ||
    (answers.length > 0 && answers.every(({ flags }) => (flags & ts.TypeFlags.Void) !== 0))
  );
}

function placeOf(source: ts.SourceFile, node: ts.Node): string {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));

  return `${relative(ROOT, source.fileName)}:${line + 1}`;
}
