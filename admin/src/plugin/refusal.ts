/** What the server said no to; `path` names the field to blame, where one is. */
export interface Refusal {
  code: string | null;
  message: string | null;
  path: string | null;
}

/** Reads a failed request; whatever it does not understand it leaves empty. */
export function refusalOf(error: unknown): Refusal {
  const { message, details } = record(error);
  const { code, path } = record(details);

  return { code: text(code), message: sentence(text(message), text(path)), path: text(path) };
}

/** Beside its field a sentence need not name it. */
function sentence(message: string | null, path: string | null): string | null {
  if (message === null || path === null) {
    return message;
  }

  const rest = message.replace(`${path}: `, '');

  return rest.charAt(0).toLocaleUpperCase() + rest.slice(1);
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
