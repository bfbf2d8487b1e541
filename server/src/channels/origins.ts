/** An origin as browsers spell it, or null when the text is something else. */
export function toOrigin(text: string): string | null {
  if (!/^https?:\/\/[^/?#@*\\\s]+$/i.test(text) || !URL.canParse(text)) {
    return null;
  }

  return new URL(text).origin;
}

/**
 * Whether a page of this origin may use the channel. A request without an origin does not come
 * from another site's page: browsers always name one there.
 */
export function isAllowed(
  allowed: readonly string[],
  own: readonly string[],
  origin: string | undefined
): boolean {
  if (allowed.length === 0 || origin === undefined) {
    return true;
  }

  return allowed.includes(origin) || own.includes(origin);
}
