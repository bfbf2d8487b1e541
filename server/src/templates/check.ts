import type { TemplateText, TemplateVariable } from '../../../shared/templates';
import { type Block, type Inline, parseBody, parseLine, VARIABLE, variableIn } from './parse';

/** What is wrong with a template: the part to blame, and a sentence. */
export interface TemplateFault {
  path: keyof TemplateText;
  message: string;
}

/** Looks at a template before it is kept; null where nothing is wrong. */
export function faultOf(
  { subject, body }: TemplateText,
  variables: readonly TemplateVariable[]
): TemplateFault | null {
  const ofSubject = nameFault(subject, variables) ?? subjectFault(subject, variables);

  if (ofSubject !== null) {
    return { path: 'subject', message: ofSubject };
  }

  const ofBody =
    nameFault(body, variables) ??
    bodyFault(parseBody(body), variables) ??
    neededFault(body, variables);

  return ofBody === null ? null : { path: 'body', message: ofBody };
}

/** Names a variable there is not, and braces that are none. */
function nameFault(text: string, variables: readonly TemplateVariable[]): string | null {
  for (const [, name = ''] of text.matchAll(VARIABLE)) {
    if (!variables.some((variable) => variable.name === name)) {
      return `{{${name}}} is no variable of this e-mail; it has ${namesOf(variables)}`;
    }
  }

  const rest = text.includes('{{{') ? text : text.replace(VARIABLE, '');
  const [strange] = /\{\{.{0,30}|\}\}|<%.{0,30}/.exec(rest) ?? [];

  return strange === undefined
    ? null
    : `“${strange}” is no variable: one is written {{name}}, and nothing else is filled in`;
}

function subjectFault(subject: string, variables: readonly TemplateVariable[]): string | null {
  const name = namesIn(parseLine(subject)).find((one) => {
    const type = typeOf(one, variables);

    return type === 'block' || type === 'url';
  });

  return name === undefined ? null : `{{${name}}} has no place in a subject`;
}

function bodyFault(
  blocks: readonly Block[],
  variables: readonly TemplateVariable[]
): string | null {
  for (const block of blocks.filter(({ kind }) => kind !== 'variable')) {
    const pieces = piecesOf(block);
    const name = namesIn(pieces).find((one) => typeOf(one, variables) === 'block');
    const url = urlsIn(block).find((one) => !isAddress(one, variables));

    if (name !== undefined) {
      return `{{${name}}} must stand alone, between empty lines`;
    }

    if (url !== undefined) {
      return `“${url}” is no address for a link: it must begin with https://, http:// or mailto:, or be a variable that is one`;
    }
  }

  return null;
}

function neededFault(body: string, variables: readonly TemplateVariable[]): string | null {
  const names = [...body.matchAll(VARIABLE)].map(([, name]) => name);
  const missing = variables.find(({ name, needed }) => needed && !names.includes(name));

  return missing === undefined ? null : `needs {{${missing.name}}}`;
}

const piecesOf = (block: Block): readonly Inline[] => {
  if (block.kind === 'list') {
    return block.items.flat();
  }

  return block.kind === 'variable' ? [] : block.content;
};

const namesIn = (pieces: readonly Inline[]): string[] =>
  pieces.flatMap((piece) => {
    if (piece.kind === 'variable') {
      return [piece.name];
    }

    return piece.kind === 'text' ? [] : namesIn(piece.content);
  });

const urlsIn = (block: Block): string[] => [
  ...(block.kind === 'button' ? [block.url] : []),
  ...linksIn(piecesOf(block)),
];

const linksIn = (pieces: readonly Inline[]): string[] =>
  pieces.flatMap((piece) => {
    if (piece.kind === 'bold') {
      return linksIn(piece.content);
    }

    return piece.kind === 'link' ? [piece.url] : [];
  });

function isAddress(url: string, variables: readonly TemplateVariable[]): boolean {
  const name = variableIn(url);

  return name === undefined
    ? /^(?:https?:\/\/|mailto:)[^{}]+$/i.test(url)
    : typeOf(name, variables) === 'url';
}

const typeOf = (name: string, variables: readonly TemplateVariable[]) =>
  variables.find((variable) => variable.name === name)?.type;

const namesOf = (variables: readonly TemplateVariable[]): string =>
  variables.map(({ name }) => `{{${name}}}`).join(', ');
