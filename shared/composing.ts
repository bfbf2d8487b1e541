/** The key code browsers give every key that belongs to an input method. */
const INPUT_METHOD = 229;

/**
 * Whether a key is part of composing a word, as in Japanese or Chinese, and so not ours to act on.
 * WebKit ends the composition before it tells of the Enter that ended it: there only the key code says so.
 *
 * @example
 * isComposing({ isComposing: false, keyCode: 229 }); // true
 */
export const isComposing = (event: { isComposing: boolean; keyCode: number }): boolean =>
  event.isComposing || event.keyCode === INPUT_METHOD;
