const FIRST_SECONDS = 30;
const LONGEST_SECONDS = 2 * 60 * 60;

/**
 * When an e-mail is tried again after its n-th attempt failed: twice as late each time, up to two
 * hours. Half of the wait is chance (`random` is in [0, 1)), so that what failed together does not
 * come back together.
 */
export function retryAt(attempt: number, now: Date, random: number): Date {
  const seconds = Math.min(FIRST_SECONDS * 2 ** (attempt - 1), LONGEST_SECONDS);

  return new Date(now.getTime() + Math.round((seconds / 2) * (1 + random) * 1_000));
}
