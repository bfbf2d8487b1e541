/** Milliseconds. */
export const HOUR = 60 * 60 * 1_000;

/** Milliseconds. */
export const DAY = 24 * HOUR;

/** The UTC day a moment is in, `YYYY-MM-DD`. Figures are counted by it, so that they read the same everywhere. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** The UTC hour of the day a moment is in, `00` to `23`. */
export const hourOf = (moment: Date): string => moment.toISOString().slice(11, 13);
