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

/** Text as HTML that shows it, and nothing else. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** The same of several lines. */
export const linesToHtml = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');
