import { SEEN_SECONDS } from './presence';

/** What tells whether an operator is still there. */
export interface Life {
  row: number;
  /** Their admin user exists, may log in and may answer visitors. */
  mayAnswer: boolean;
  /** When a tab of theirs was last connected; null for who never had one. */
  lastSeenAt: Date | null;
}

/** What it is judged by. */
export interface Judgement {
  /** Since when they have the conversation. */
  since: Date;
  /** How long a tab may be away; null where tabs are not to be looked at. */
  seconds: number | null;
  now: Date;
}

/** The shortest absence that counts: a page that is loaded anew, a tab that connects again. */
export const SHORTEST_ABSENCE = SEEN_SECONDS;

/**
 * Whether an operator is gone from a conversation. Tabs tell nothing of who had none when they got
 * it: they answer in some other way.
 */
export function isGone(
  { mayAnswer, lastSeenAt }: Life,
  { since, seconds, now }: Judgement
): boolean {
  if (!mayAnswer || seconds === null || lastSeenAt === null) {
    return !mayAnswer;
  }

  const hadTab = lastSeenAt.getTime() >= since.getTime() - SEEN_SECONDS * 1_000;

  return hadTab && now.getTime() - lastSeenAt.getTime() > seconds * 1_000;
}

/** How long in one piece a node has been looking on, by its own clock, in milliseconds. */
export interface Watch {
  /** It looks, and could ask the database. */
  look(now: number): void;
  /** Whether it has looked for so long without a break. */
  hasLasted(milliseconds: number, now: number): boolean;
}

/**
 * Who is away is told by signs that do not come, and none come while the server starts, is suspended
 * or cannot reach its database: after a break of its own a node judges nobody before tabs had time
 * to come back.
 */
export function createWatch(longestPause: number): Watch {
  let since: number | null = null;
  let last = 0;

  return {
    look(now) {
      if (since === null || now - last > longestPause || now < last) {
        since = now;
      }

      last = now;
    },
    hasLasted: (milliseconds, now) =>
      since !== null && now - last <= longestPause && now - since >= milliseconds,
  };
}
