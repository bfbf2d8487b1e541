/** Every acknowledged event answers with one of these; nothing is ever thrown across the wire. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: ReplyError };

/** A refusal: the code is documented in docs/errors.md; `path` names the field where one is to blame. */
export interface ReplyError {
  code: string;
  message: string;
  path?: string;
  /** Seconds after which the same may succeed. */
  retryAfter?: number;
}

/** How an event is acknowledged. */
export type Answer<T> = (reply: Reply<T>) => void;
