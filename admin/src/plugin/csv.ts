type Cell = string | number | null;

/** How numbers are written: `;` separates fields where a comma separates decimals, as spreadsheets there expect. */
export type Decimal = 'point' | 'comma';

/** How a language writes numbers. */
export const decimalOf = (locale: string): Decimal =>
  new Intl.NumberFormat(locale).format(1.5).includes('.') ? 'point' : 'comma';

/** A table as a file of separated values, as RFC 4180 has it but for the separator of some languages. */
export function csv(rows: readonly (readonly Cell[])[], decimal: Decimal = 'point'): string {
  const separator = decimal === 'comma' ? ';' : ',';

  return rows
    .map((row) => `${row.map((value) => cell(value, decimal)).join(separator)}\r\n`)
    .join('');
}

/**
 * Spreadsheets run what begins like a formula; an apostrophe before it makes it a text, and quotes
 * around every field keep one that separates by `;` or tabs from finding another one inside it.
 */
function cell(value: Cell, decimal: Decimal): string {
  if (typeof value === 'number') {
    return `"${decimal === 'comma' ? String(value).replace('.', ',') : value}"`;
  }

  const text = value !== null && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;

  return `"${(text ?? '').replaceAll('"', '""')}"`;
}
