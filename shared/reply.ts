/**
 * Every acknowledged event answers with one of these; nothing is ever thrown across the wire.
 *
 * @example
 * const valueOf = <T>(reply: Reply<T>): T | null => (reply.ok ? reply.value : null);
 */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: ReplyError };

/**
 * A refusal: the code is documented in docs/errors.md; `path` names the field where one is to blame.
 *
 * @example
 * const refusal: ReplyError = {
 *   code: 'RATE_LIMITED',
 *   message: 'Too much at once',
 *   retryAfter: 30,
 * };
 */
export interface ReplyError {
  code: string;
  message: string;
  path?: string;
  /** Seconds after which the same may succeed. */
  retryAfter?: number;
}

/**
 * How an event is acknowledged.
 *
 * @example
 * const told: Answer<null> = (reply) => console.log(reply.ok ? 'done' : reply.error.code);
 */
export type Answer<T> = (reply: Reply<T>) => void;
