/** A table as a file of comma-separated values, as RFC 4180 has it. */
export const csv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/**
 * Spreadsheets run what begins like a formula; an apostrophe before it makes it a text, and quotes
 * around every field keep one that separates by `;` or tabs from finding another one inside it.
 */
function cell(value: string | number | null): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;

  return `"${String(text ?? '').replaceAll('"', '""')}"`;
}
