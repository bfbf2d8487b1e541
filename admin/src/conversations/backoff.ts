/** Refusals that only another login, or another right, changes. Every other one may pass by itself. */
const FINAL = ['TOKEN_INVALID', 'TOKEN_EXPIRED', 'FORBIDDEN'];

/** What the server said when it refused: how much of it can be told from an error of any kind. */
export interface Refused {
  code: string | null;
  /** Seconds after which it asks to try again; null where it does not say. */
  retryAfter: number | null;
}

/** Reads the answer to a refused handshake, or to an event. */
export function refusedBy(data: unknown): Refused {
  const { code, retryAfter } = Object(data) as Record<string, unknown>;

  return {
    code: typeof code === 'string' ? code : null,
    retryAfter: typeof retryAfter === 'number' && retryAfter > 0 ? retryAfter : null,
  };
}

/** Whether trying again is of no use until somebody logs in anew. */
export const isFinal = ({ code }: Pick<Refused, 'code'>): boolean =>
  code !== null && FINAL.includes(code);

/** Whether the server would have done it, had it had the time. */
export const isBusy = ({ code }: Pick<Refused, 'code'>): boolean =>
  code === 'RATE_LIMITED' || code === 'INTERNAL';

const FIRST = 1_000;
const MOST = 30_000;

/** Milliseconds before the next try: twice as many each time, and never all tabs at once. `random` is from 0 to 1. */
export function pauseBefore(tries: number, { retryAfter }: Refused, random: number): number {
  const grown = Math.min(MOST, FIRST * 2 ** Math.min(tries, 10));
  const asked = (retryAfter ?? 0) * 1_000;

  return Math.round(Math.max(asked, grown / 2) + (random * grown) / 2);
}
