import type { Message } from '../../../shared/conversations';
import { directionOf } from '../../../shared/languages';
import { cut, readLine, storable } from '../../../shared/text';
import { unlinked } from './unlinked';
import { languageOf, type Words, wordsIn } from './words';

/** What an e-mail says, in both of its forms. */
export interface Writing {
  subject: string;
  text: string;
  html: string;
}

/** An ended conversation as its visitor knows it. */
export interface Conversation {
  channel: string;
  /** Name of the operator who wrote last, as the visitor read it. */
  operator: string;
  locale: string | null;
  messages: readonly Message[];
  /** Address of the page that stops such e-mails. */
  stopUrl: string;
}

/** Name of the operator who wrote last in a conversation; null where none wrote, whatever bots said. */
export const answererOf = (messages: readonly Message[]): string | null =>
  messages
    .filter(({ author, kind }) => author === 'operator' && kind === 'text')
    .reduce<Message | null>((last, one) => (last === null || one.seq > last.seq ? one : last), null)
    ?.name ?? null;

/** One line of the e-mail: who said what, or only what happened. */
interface TranscriptLine {
  at: string;
  who: string | null;
  body: string;
}

const SUBJECT_MAX = 150;

/**
 * The visitor's copy of a conversation. An address nobody has proved to be theirs is sent nothing to
 * click but what stops such e-mails: links stay text, and those of the visitor are broken, for mail
 * programs make links of text.
 */
export function transcript({
  channel,
  operator,
  locale,
  messages,
  stopUrl,
}: Conversation): Writing {
  const language = languageOf(locale);
  const words = wordsIn(language);
  const lines = [...messages]
    .sort((a, b) => a.seq - b.seq)
    .flatMap((message) => lineOf(message, words));
  const who = `${operator} (${channel})`;
  const subject = cut(readLine(words.subject.replace('{who}', () => who)), SUBJECT_MAX);
  const foot = [words.stop, `${words.stopLink}: ${stopUrl}`].join('\n');

  return {
    subject,
    text: [subject, words.zone, ...lines.map(textOf), `-- \n${foot}`].join('\n\n').concat('\n'),
    html: page(language, subject, [
      `<p style="color:#666687">${escapeHtml(words.zone)}</p>`,
      ...lines.map(htmlOf),
      `<p style="margin:32px 0 0;color:#666687;font-size:14px">${escapeHtml(words.stop)} <a href="${escapeHtml(stopUrl)}" style="color:#666687">${escapeHtml(words.stopLink)}</a></p>`,
    ]),
  };
}

/** Ratings are the operator's to read, and lines this version does not know stay out. */
function lineOf({ kind, author, name, segments, sentAt }: Message, words: Words): TranscriptLine[] {
  const at = timeOf(sentAt);

  if (kind === 'left' || kind === 'ended') {
    return [{ at, who: null, body: words[kind] }];
  }

  const who = author === 'visitor' ? words.you : readLine(name);
  const said = storable(segments.map(({ text }) => text).join(''));
  const body = author === 'visitor' ? unlinked(said) : said;

  return kind === 'text' ? [{ at, who, body }] : [];
}

/** `2026-11-20 14:05 UTC` */
const timeOf = (sentAt: string): string => `${sentAt.slice(0, 16).replace('T', ' ')} UTC`;

/** What people wrote is indented, so that no message can pass for another one. */
const textOf = ({ at, who, body }: TranscriptLine): string =>
  who === null ? `${at} · ${body}` : `${at} · ${who}\n${body.replace(/^/gm, '    ')}`;

function htmlOf({ at, who, body }: TranscriptLine): string {
  const time = `<span style="color:#666687">${at}</span>`;

  if (who === null) {
    return `<p>${time} · ${escapeHtml(body)}</p>`;
  }

  return [
    `<p style="margin:16px 0 0">${time} · <strong><bdi>${escapeHtml(who)}</bdi></strong></p>`,
    `<p dir="auto" style="margin:4px 0 0;white-space:pre-wrap;overflow-wrap:anywhere">${escapeHtml(body).replaceAll('\n', '<br>')}</p>`,
  ].join('\n');
}

const page = (language: string, title: string, parts: readonly string[]): string =>
  [
    '<!doctype html>',
    `<html lang="${language}" dir="${directionOf(language)}">`,
    `<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`,
    '<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#32324d">',
    '<div style="max-width:600px;margin:0 auto">',
    `<h1 style="font-size:20px;margin:0 0 8px">${escapeHtml(title)}</h1>`,
    ...parts,
    '</div></body></html>',
    '',
  ].join('\n');

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
