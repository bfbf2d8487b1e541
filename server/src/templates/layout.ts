/** Pieces of HTML with `{{name}}` where something is filled in; `frame` is what all of them stand in. */
export interface Layout {
  frame: string;
  /** With a place for a `logo`; where nobody in particular writes it is left out. */
  header: string;
  logo: string;
  heading: string;
  paragraph: string;
  button: string;
  message: string;
  note: string;
}

/** Fills a piece in with HTML. What is filled in is not looked at again, whatever it says. */
export const filled = (piece: string, values: Readonly<Record<string, string>>): string =>
  piece.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : ''
  );

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML that shows it, and nothing else. Put together as it goes: lists of many pieces are dear. */
export function escapeHtml(text: string): string {
  let result = '';
  let at = 0;

  for (const { 0: character, index } of text.matchAll(/[&<>"']/g)) {
    result += text.slice(at, index) + ESCAPED[character];
    at = index + 1;
  }

  return result + text.slice(at);
}

/** The same of several lines. */
export const linesToHtml = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');
