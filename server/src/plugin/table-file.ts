import { pipeline, Readable } from 'node:stream';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { csvOptions, type Decimal } from '../../../shared/csv';
import { type CellValue, type Column, csvRowOf, headingsOf, rowOf, widthsOf } from '../report/rows';

/** The most rows an XLSX file takes: the format is put together in memory. CSV has no limit. */
const XLSX_ROWS = 50_000;

/** What an address says of a file. */
export const tableQuery = {
  format: z.enum(['csv', 'xlsx']).default('csv'),
  decimal: z.enum(['point', 'comma']).default('point'),
};

type Format = z.infer<typeof tableQuery.format>;

/** What a file is made of. */
interface Table<Row> {
  format: Format;
  decimal: Decimal;
  columns: readonly Column<Row>[];
  /** Read page by page as fast as it is taken. */
  pages: AsyncGenerator<Row[]>;
  /** How many rows there will be. */
  total: number;
}

/** Whether a file of this format holds so many rows. */
export const fits = (format: Format, rows: number): boolean =>
  format === 'csv' || rows <= XLSX_ROWS;

/** Answers with a file, called by its name and the day; `X-Total-Count` says how many rows will come. */
export async function sendTable<Row>(ctx: Context, name: string, table: Table<Row>): Promise<void> {
  ctx.body = await (table.format === 'csv' ? csvOf(table) : xlsxOf(table));
  ctx.set('X-Total-Count', String(table.total));
  ctx.append('Access-Control-Expose-Headers', 'X-Total-Count');
  ctx.set('Cache-Control', 'no-store');
  ctx.attachment(`${name}-${new Date().toISOString().slice(0, 10)}.${table.format}`);
}

/** A caller who goes away ends the reading. */
async function csvOf<Row>(table: Table<Row>): Promise<Readable> {
  const { stringify } = await import('csv-stringify');
  const file = stringify({ bom: true, ...csvOptions(table.decimal) });

  pipeline(Readable.from(csvRows(table)), file, () => undefined);

  return file;
}

async function* csvRows<Row>({ columns, pages }: Table<Row>): AsyncGenerator<(string | number)[]> {
  yield headingsOf(columns);

  for await (const page of pages) {
    yield* page.map((row) => csvRowOf(columns, row));
  }
}

async function xlsxOf<Row>({ columns, pages }: Table<Row>): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const rows: CellValue[][] = [headingsOf(columns)];

  for await (const page of pages) {
    rows.push(...page.map((row) => rowOf(columns, row)));
  }

  return writeXlsxFile(
    rows.map((row) => row.map(cellOf)),
    { stickyRowsCount: 1, columns: widthsOf(columns) }
  ).toBuffer();
}

/** Without a type of its own, a text that looks like a number would become one; a moment is shown in UTC. */
function cellOf(value: CellValue) {
  if (value === null) {
    return null;
  }

  if (value instanceof Date) {
    return { value, type: Date, format: 'yyyy-mm-dd hh:mm:ss' };
  }

  return typeof value === 'string' ? { value, type: String } : { value };
}
