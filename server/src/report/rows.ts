import { storable } from '../../../shared/text';

/** A cell: text stays text, whatever it looks like. */
export type CellValue = string | number | boolean | Date | null;

/** A column of a file: its heading, its width in characters, and what stands in it. */
export type Column<Row> = readonly [string, number, (row: Row) => CellValue];

/** What stands above the rows. */
export const headingsOf = <Row>(columns: readonly Column<Row>[]): string[] =>
  columns.map(([heading]) => heading);

/** How wide each column is, for files that keep it. */
export const widthsOf = <Row>(columns: readonly Column<Row>[]): { width: number }[] =>
  columns.map(([, width]) => ({ width }));

/** A row of a file. */
export const rowOf = <Row>(columns: readonly Column<Row>[], row: Row): CellValue[] =>
  columns.map(([, , read]) => inCell(read(row)));

/** A sheet is XML, which holds fewer characters than a database with older texts. */
const inCell = (value: CellValue): CellValue =>
  typeof value === 'string' ? storable(value) : value;

/** As CSV is read: yes and no in words, moments as ISO 8601, nothing as an empty field. */
export const csvRowOf = <Row>(columns: readonly Column<Row>[], row: Row): (string | number)[] =>
  rowOf(columns, row).map(inWords);

function inWords(value: CellValue): string | number {
  if (value instanceof Date) {
    return value.toISOString();
  }

  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : (value ?? '');
}
