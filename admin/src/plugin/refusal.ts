/** What the server said no to; `path` names the field to blame, where one is. */
export interface Refusal {
  code: string | null;
  message: string | null;
  path: string | null;
}

/**
 * Reads a failed request; whatever it does not understand it leaves empty. What comes from the
 * browser or from a server in trouble, “Failed to fetch” say, is no sentence for anybody.
 */
export function refusalOf(error: unknown): Refusal {
  const { message, details, name, status } = record(error);
  const { code, path } = record(details);
  const isAnswer = typeof status === 'number' && status < 500;

  return {
    code: text(code) ?? meaningOf(name, status),
    message: isAnswer ? sentence(text(message), text(path)) : null,
    path: text(path),
  };
}

/** What is the case where the answer has no code of ours: Strapi's own, a proxy's, or none at all. */
function meaningOf(name: unknown, status: unknown): string | null {
  if (status === undefined && name === 'TypeError') {
    return 'UNREACHABLE';
  }

  return MEANINGS.get(status) ?? null;
}

const MEANINGS = new Map<unknown, string>([
  [403, 'FORBIDDEN'],
  [429, 'RATE_LIMITED'],
]);

/** The channel that is in the way, where one is. */
export const channelIn = (error: unknown): string =>
  text(record(record(error).details).channel) ?? '';

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
