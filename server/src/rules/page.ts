/** Path, query and hash of what was typed; a whole address loses its host. */
export function pageOf(typed: string): string {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) || !URL.canParse(typed)) {
    return typed;
  }

  const { pathname, search, hash } = new URL(typed);

  return `${pathname}${search}${hash}`;
}
