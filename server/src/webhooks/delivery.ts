/** One telling of one webhook. */
export interface Delivery {
  /** The same however often it is tried, so that a receiver knows it again. */
  id: string;
  event: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** What is posted, JSON; the same at each try. */
  body: string;
}

/** What came of a try. */
export type Outcome = 'delivered' | 'again' | 'never';

/** Seconds before the second try, the third and so on; after the last of them it is given up. */
const WAITS_SECONDS = [1, 5, 30, 120, 600] as const;

/** What may be told of an event: ids and values, and no admin user. */
const TOLD = ['rating', 'channel', 'team', 'conversation', 'ticket', 'value', 'hidden'];

/** What is told of an announcement. */
export function deliveryOf(id: string, event: string, payload: object, now: Date): Delivery {
  const createdAt = now.toISOString();
  const told = Object.fromEntries(
    Object.entries(payload).filter(([field]) => TOLD.includes(field))
  );

  return { id, event, createdAt, body: JSON.stringify({ id, event, createdAt, ...told }) };
}

/** What an answer means: who refuses for good is not asked again. */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) {
    return 'delivered';
  }

  return status === 408 || status === 429 || status >= 500 ? 'again' : 'never';
}

/**
 * Milliseconds to wait after the n-th try failed, `null` when that was the last. A fifth more or
 * less is chance (`random` is in [0, 1)), so that what failed together does not come back together.
 */
export function waitAfter(tries: number, random: number): number | null {
  const seconds = WAITS_SECONDS[tries - 1];

  return seconds === undefined ? null : Math.round(seconds * 1_000 * (0.8 + 0.4 * random));
}

/** What is signed: the moment too, so that what was overheard is of no use later. */
export const signedText = (timestamp: number, body: string): string => `${timestamp}.${body}`;
