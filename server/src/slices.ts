import { channels } from './channels';
import { operators } from './operators';
import { rules } from './rules';
import { visitors } from './visitors';

/**
 * The table of contents, ground first: a slice may call the services of those before it,
 * and announces to those after it.
 */
export const slices = [channels, operators, rules, visitors] as const;
