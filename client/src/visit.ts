import { cutPage } from '../../shared/page';
import type { WidgetVisit } from '../../shared/widget';

/** Where a page is, as browsers take it apart. */
interface Address {
  pathname: string;
  search: string;
  hash: string;
}

/** The page as the rules see it: path, query and hash, never the host; the middle of a long one is left out. */
export const pageOf = ({ pathname, search, hash }: Address): string =>
  cutPage(pathname + search + hash);

/** How a page is visited; of one it will never say more about, the server says why. */
export type Visit = Partial<WidgetVisit> & { refusal?: string | undefined };

/** What the server says of a page. */
export interface Answer {
  /** Undefined when it does not say. */
  visit: Visit | undefined;
  /** Milliseconds it wants to be left alone. */
  wait: number;
}

/** What the content API answers. */
export interface Body<T> {
  data?: T | null;
  error?: { message?: string; details?: { code?: string; retryAfter?: number } };
}

/** Milliseconds after which a question counts as unanswered. */
const PATIENCE = 20_000;

/** However long a server wants to be left alone, it is asked again in an hour. */
const LONGEST_WAIT = 3_600_000;

/**
 * Asks which rule wins on a page; `api` is the base of the content API, without a slash at its end.
 * Whatever is no answer to that is a failure, and says nothing of who is there.
 */
export async function askVisit(
  { api, channel }: { api: string; channel: string },
  page: string,
  locale: string
): Promise<Answer> {
  let visit: Visit | undefined;
  let wait = 0;

  try {
    const answer = await fetch(
      `${api}/widget/${encodeURIComponent(channel)}?${new URLSearchParams({ page, locale })}`,
      { credentials: 'omit', signal: AbortSignal.timeout?.(PATIENCE) ?? null }
    );

    wait = toWait(answer.headers.get('Retry-After'));

    const { data, error } = (await answer.json()) as Body<WidgetVisit>;

    wait ||= toWait(error?.details?.retryAfter);

    if (answer.ok && data?.action) {
      visit = data;
    } else if (!wait && error?.details?.code) {
      // A failure has no code, and what passes says when.
      visit = { refusal: error.message };
    }
  } catch {
    // Offline, cut off, too late, or not the language we speak.
  }

  return { visit, wait };
}

/** From seconds; a date, which a proxy may send, is left to our own pauses. */
export const toWait = (retryAfter: unknown): number =>
  Math.min(Math.abs(Number(retryAfter)) * 1000 || 0, LONGEST_WAIT);
