/** A slash, a word and nothing else before the first space; the full-width slash of Japanese keyboards too. A path has more slashes. */
const COMMAND = /^[/／]\p{L}[\p{L}\p{M}\p{N}_-]*\p{P}*(?:\s|$)/u;

/** Whether a text begins as if it were a command, which the visitor would read. */
export const looksLikeCommand = (text: string): boolean => COMMAND.test(text.trimStart());
