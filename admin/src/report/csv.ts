import type { Decimal } from '../../../shared/csv';
import { csvOptions } from '../../../shared/csv';

/** A cell of a file. */
export type Cell = string | number | null;

/** How a language writes numbers. */
export const decimalOf = (locale: string): Decimal =>
  new Intl.NumberFormat(locale).format(1.5).includes('.') ? 'point' : 'comma';

/** A table as a file of separated values. What writes it comes when somebody takes a table home. */
export async function csv(
  rows: readonly (readonly Cell[])[],
  decimal: Decimal = 'point'
): Promise<string> {
  const { stringify } = await import('csv-stringify/browser/esm/sync');

  return stringify(
    rows.map((row) => [...row]),
    csvOptions(decimal)
  );
}
