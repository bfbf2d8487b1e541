/** How numbers are written: `;` separates fields where a comma separates decimals, as spreadsheets there expect. */
export type Decimal = 'point' | 'comma';

/**
 * How every file of separated values is written, as `csv-stringify` takes it. Spreadsheets run what
 * begins like a formula, so an apostrophe makes it a text, but for numbers; and quotes around every
 * field keep a spreadsheet that separates by `;` or tabs from finding another one inside: `a;=1`.
 */
export const csvOptions = (decimal: Decimal) => ({
  escape_formulas: true,
  quoted: true,
  quoted_empty: true,
  record_delimiter: '\r\n',
  delimiter: decimal === 'comma' ? ';' : ',',
  cast: {
    number: (value: number) => ({
      value: decimal === 'comma' ? String(value).replace('.', ',') : String(value),
      escape_formulas: false,
    }),
  },
});
