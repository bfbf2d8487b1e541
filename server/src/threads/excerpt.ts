/** The beginning of a message on one line, for lists. */
export function excerpt(body: string, length = 120): string {
  const message = body.replace(/\s+/g, ' ').trim();
  const letters = Array.from(message);

  return letters.length > length ? `${letters.slice(0, length - 1).join('')}…` : message;
}
