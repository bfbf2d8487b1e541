/**
 * An address taken apart; null for what is none. Not by `URL.canParse`: in Node 20 it is right until it
 * was asked often, and then takes every address with an umlaut for none.
 */
export function toUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
