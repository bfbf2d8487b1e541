import { visitors } from './visitors';

/**
 * The table of contents, ground first: a slice may call the services of those before it,
 * and announces to those after it.
 */
export const slices = [visitors] as const;
