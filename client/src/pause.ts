/** Milliseconds after the first failure; doubled by each that follows, up to a minute. */
const FIRST = 2_000;
const MOST_DOUBLINGS = 5;

/**
 * Milliseconds before what failed so many times in a row is tried again, `atLeast` as long as the
 * server asked for. Never the same for two browsers: they would all come back at one moment.
 */
export const pauseAfter = (failures: number, atLeast = 0): number =>
  atLeast + FIRST * 2 ** Math.min(failures - 1, MOST_DOUBLINGS) * (0.5 + Math.random());

/** Milliseconds before a lost connection is opened again: at first at once, as far as anybody notices. */
export const soonAfter = (failures: number): number =>
  Math.min(500 * 2 ** (failures - 1), 10_000) * (0.5 + Math.random());
