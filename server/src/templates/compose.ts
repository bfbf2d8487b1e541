import { directionOf } from '../../../shared/languages';
import type {
  EmailBrand,
  EmailPart,
  EmailValues,
  EmailWriting,
  TemplateText,
  VariableType,
} from '../../../shared/templates';
import { cut, readLine, storable } from '../../../shared/text';
import type { Language } from '../site/languages';
import { LAYOUTS } from './compiled';
import { escapeHtml, filled, type Layout, linesToHtml } from './layout';
import { type Block, type Inline, parseBody, parseLine, variableIn } from './parse';
import { unlinked } from './unlinked';

/** Everything an e-mail is made of. */
export interface Composition {
  template: TemplateText;
  variables: Readonly<Record<string, VariableType>>;
  values: EmailValues;
  language: Language;
  brand: EmailBrand | null;
  /** Why its reader gets it, and where they stop that. */
  why: string;
  stop: string;
  stopUrl: string;
}

const SUBJECT_MAX = 150;

/** The buttons of what nobody in particular writes. */
const PLAIN = { background: '#32324d', color: '#ffffff' };

/** Fills a template in: a subject, and what is read as text and as HTML. What is filled in is never read as a template. */
export function compose(composition: Composition): EmailWriting {
  const { template, language, why, stop, stopUrl } = composition;
  const fill = fillerOf(composition);
  const layout = LAYOUTS[directionOf(language)];
  const blocks = parseBody(template.body);
  const subject = cut(readLine(textOf(parseLine(template.subject), fill)), SUBJECT_MAX);
  const { background, color } = composition.brand ?? PLAIN;
  const colors = { brand: escapeHtml(background), onBrand: escapeHtml(color) };
  const body = blocks.map((block) => blockToHtml(block, fill, layout, colors)).join('\n');

  return {
    subject,
    text: [
      ...blocks.flatMap((block) => blockToText(block, fill)),
      `-- \n${why}\n${stop}: ${stopUrl}`,
    ]
      .join('\n\n')
      .concat('\n'),
    html: filled(layout.frame, {
      ...colors,
      body,
      language,
      title: escapeHtml(subject),
      header: composition.brand === null ? '' : headerOf(composition.brand, layout, colors),
      why: escapeHtml(why),
      stop: escapeHtml(stop),
      stopUrl: escapeHtml(stopUrl),
    }),
  };
}

interface Colors {
  brand: string;
  onBrand: string;
}

const headerOf = ({ name, logo }: EmailBrand, layout: Layout, colors: Colors): string =>
  filled(layout.header, {
    ...colors,
    sender: `<bdi>${escapeHtml(readLine(name))}</bdi>`,
    logo: logo === null ? '' : filled(layout.logo, { logo: escapeHtml(logo) }),
  });

/** What variables stand for. */
interface Filler {
  text: (name: string) => string;
  parts: (name: string) => readonly EmailPart[] | null;
  url: (url: string) => string;
  isUrl: (name: string) => boolean;
}

function fillerOf({ values, variables }: Composition): Filler {
  const given = (name: string): string | readonly EmailPart[] =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : '';
  const text = (name: string): string => {
    const value = given(name);
    const plain = typeof value === 'string' ? value : '';

    // A stranger's `shop.example` is text to every mail program; a `{{name}}` in any value stays as it is.
    return variables[name] === 'stranger' ? unlinked(storable(plain)) : readLine(plain);
  };

  return {
    text,
    parts: (name) => {
      const value = given(name);

      return typeof value === 'string' ? null : value;
    },
    url: (url) => {
      const name = variableIn(url);
      const address = name === undefined ? url : text(name);

      return /^(?:https?:\/\/|mailto:)/i.test(address) ? address : '';
    },
    isUrl: (name) => variables[name] === 'url',
  };
}

const textOf = (pieces: readonly Inline[], fill: Filler): string =>
  pieces.map((piece) => pieceToText(piece, fill)).join('');

function pieceToText(piece: Inline, fill: Filler): string {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'variable':
      return fill.text(piece.name);
    case 'bold':
      return textOf(piece.content, fill);
    case 'link':
      return `${textOf(piece.content, fill)} (${fill.url(piece.url)})`;
  }
}

function blockToText(block: Block, fill: Filler): string[] {
  switch (block.kind) {
    case 'variable':
      return fill.parts(block.name)?.map(partToText) ?? [fill.text(block.name)];
    case 'list':
      return [block.items.map((item) => `- ${textOf(item, fill)}`).join('\n')];
    case 'button':
      return [`${textOf(block.content, fill)}:\n${fill.url(block.url)}`];
    default:
      return [textOf(block.content, fill)];
  }
}

/** What people wrote is indented, so that no message can pass for another one. */
const partToText = (part: EmailPart): string =>
  part.kind === 'note'
    ? `${part.at} · ${part.text}`
    : `${part.at} · ${part.who}\n${part.text.replace(/^/gm, '    ')}`;

const toHtml = (pieces: readonly Inline[], fill: Filler): string =>
  pieces.map((piece) => pieceToHtml(piece, fill)).join('');

function pieceToHtml(piece: Inline, fill: Filler): string {
  switch (piece.kind) {
    case 'text':
      return linesToHtml(piece.text);
    case 'variable':
      return variableToHtml(piece.name, fill);
    case 'bold':
      return `<strong>${toHtml(piece.content, fill)}</strong>`;
    case 'link':
      return linkTo(fill.url(piece.url), toHtml(piece.content, fill));
  }
}

const variableToHtml = (name: string, fill: Filler): string =>
  fill.isUrl(name)
    ? linkTo(fill.url(fill.text(name)), escapeHtml(fill.text(name)))
    : `<bdi>${linesToHtml(fill.text(name))}</bdi>`;

const linkTo = (url: string, content: string): string =>
  url === '' ? content : `<a href="${escapeHtml(url)}">${content}</a>`;

function blockToHtml(block: Block, fill: Filler, layout: Layout, colors: Colors): string {
  switch (block.kind) {
    case 'variable':
      return (
        fill
          .parts(block.name)
          ?.map((part) => partToHtml(part, layout))
          .join('\n') ?? filled(layout.paragraph, { content: variableToHtml(block.name, fill) })
      );
    case 'list':
      return filled(layout.paragraph, {
        content: block.items.map((item) => `• ${toHtml(item, fill)}`).join('<br>'),
      });
    case 'button':
      return filled(layout.button, {
        ...colors,
        url: escapeHtml(fill.url(block.url)),
        content: toHtml(block.content, fill),
      });
    default:
      return filled(layout[block.kind], { content: toHtml(block.content, fill) });
  }
}

const partToHtml = (part: EmailPart, layout: Layout): string =>
  part.kind === 'note'
    ? filled(layout.note, { at: escapeHtml(part.at), content: escapeHtml(part.text) })
    : filled(layout.message, {
        at: escapeHtml(part.at),
        who: escapeHtml(part.who),
        content: linesToHtml(part.text),
      });
