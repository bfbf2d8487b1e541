import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './files';

/** A place in the source, and what stands there. */
export interface Finding {
  /** `admin/src/ui/Note.tsx:12` */
  where: string;
  text: string;
}

const FIXTURE = join(ROOT, 'admin/src/fixture.tsx');

/** The admin's sources with one more file, so that a rule can be seen to find what it looks for. */
export function screens(fixture: string): ts.Program {
  const { fileNames, options } = config();
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;

  host.fileExists = (file) => file === FIXTURE || fileExists.call(host, file);
  host.getSourceFile = (file, ...rest) =>
    file === FIXTURE
      ? ts.createSourceFile(file, fixture, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX)
      : getSourceFile.call(host, file, ...rest);

  return ts.createProgram([...fileNames, FIXTURE], options, host);
}

function config(): ts.ParsedCommandLine {
  const parsed = ts.getParsedCommandLineOfConfigFile(join(ROOT, 'admin/tsconfig.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
    },
  });

  if (parsed === undefined) {
    throw new Error('The admin has no tsconfig.json');
  }

  return parsed;
}

/**
 * Texts that stand beside something else in one element, or in none of their own. Translation moves
 * a bare text into an element React does not know; what comes and goes beside it then throws.
 */
export const bareTexts = (program: ts.Program): Finding[] =>
  children(program)
    .filter(({ child, parent, siblings }) => {
      const checker = program.getTypeChecker();
      const isAlone = siblings === 1 && ts.isJsxElement(parent);

      return (!isAlone && isText(child, checker)) || isListOfTexts(child, checker);
    })
    .map(finding);

/** Elements that show what a person typed as it is to be shown. */
const KEEPERS = ['UserText', 'Excerpt', 'Quoted', 'Clamped', 'Name', 'Bubble', 'Notification'];

/** What a person typed, by the names our types have for it. */
const TYPED =
  /^(?:\w+\.)*(?:name|comment|note|lastMessage|page|body|fullName|chatName|publicName|visitor)$/;

/** What a person typed, shown by anything else. */
export const unkeptTexts = (program: ts.Program): Finding[] =>
  children(program)
    .filter(
      ({ child, parent }) =>
        isText(child, program.getTypeChecker()) &&
        ts.isJsxExpression(child) &&
        child.expression !== undefined &&
        TYPED.test(
          child.expression
            .getText()
            .replace(/ \?\? .*$/s, '')
            .replaceAll('?.', '.')
        ) &&
        !KEEPERS.includes(tagOf(parent))
    )
    .map(finding);

interface Child {
  child: ts.JsxChild;
  parent: ts.JsxElement | ts.JsxFragment;
  /** How many things are drawn in the parent, this one counted. */
  siblings: number;
}

function children(program: ts.Program): Child[] {
  const found: Child[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isJsxElement(node) || ts.isJsxFragment(node)) {
      const drawn = node.children.filter(isDrawn);

      found.push(...drawn.map((child) => ({ child, parent: node, siblings: drawn.length })));
    }

    ts.forEachChild(node, look);
  };

  for (const file of program.getSourceFiles()) {
    if (file.fileName.startsWith(join(ROOT, 'admin/src/'))) {
      look(file);
    }
  }

  return found;
}

const isDrawn = (child: ts.JsxChild): boolean =>
  !(ts.isJsxText(child) && child.containsOnlyTriviaWhiteSpaces) &&
  !(ts.isJsxExpression(child) && child.expression === undefined);

function isText(child: ts.JsxChild, checker: ts.TypeChecker): boolean {
  return (
    ts.isJsxText(child) ||
    (ts.isJsxExpression(child) &&
      child.expression !== undefined &&
      holdsText(checker.getTypeAtLocation(child.expression)))
  );
}

function isListOfTexts(child: ts.JsxChild, checker: ts.TypeChecker): boolean {
  if (!ts.isJsxExpression(child) || child.expression === undefined) {
    return false;
  }

  const type = checker.getTypeAtLocation(child.expression);

  return (
    checker.isArrayType(type) && checker.getTypeArguments(type as ts.TypeReference).some(holdsText)
  );
}

const TEXT = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike;

const holdsText = (type: ts.Type): boolean =>
  type.isUnion() ? type.types.some(holdsText) : (type.flags & TEXT) !== 0;

const tagOf = (parent: ts.JsxElement | ts.JsxFragment): string =>
  ts.isJsxElement(parent) ? parent.openingElement.tagName.getText() : '';

function finding({ child }: Child): Finding {
  const file = child.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(child.getStart());

  return {
    where: `${file.fileName.slice(ROOT.length + 1)}:${line + 1}`,
    text: child.getText().trim().replaceAll(/\s+/g, ' '),
  };
}
