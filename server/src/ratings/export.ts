import { FACE_NAMES, type LeftOut, type RatingRecord } from '../../../shared/ratings';
import { storable } from '../../../shared/text';

/** The most rows an XLSX file takes: the format is put together in memory. CSV has no limit. */
export const XLSX_ROWS = 50_000;

/** A cell: text stays text, whatever it looks like. */
export type CellValue = string | number | boolean | Date | null;

/** Why a rating is in no public figure, as files say it. */
const LEFT_OUT_WORDS: Record<LeftOut, string> = { network: 'Too many of one network that day' };

/** The columns of a file, in order, with their widths in characters. */
const COLUMNS = [
  ['Submitted at', 20, ({ submittedAt }) => new Date(submittedAt)],
  ['Rating', 8, ({ value }) => value],
  ['Face', 14, ({ value }) => FACE_NAMES[value]],
  ['Comment', 60, ({ comment }) => comment],
  ['Operator', 24, ({ operator }) => operator?.name ?? null],
  ['Channel', 24, ({ channel }) => channel?.name ?? null],
  ['Customer', 24, ({ visitor }) => visitor],
  ['Source', 10, ({ source }) => source],
  ['Conversation', 28, ({ conversation }) => conversation],
  ['Language', 12, ({ language }) => language],
  ['First response (s)', 18, ({ firstResponseSeconds }) => firstResponseSeconds],
  ['Length (s)', 12, ({ lengthSeconds }) => lengthSeconds],
  ['Visible internally only', 22, ({ hidden }) => hidden],
  ['Left out of public figures', 32, ({ leftOut }) => leftOut && LEFT_OUT_WORDS[leftOut]],
  ['Handled', 10, ({ handled }) => handled],
  ['Internal note', 60, ({ note }) => note],
] as const satisfies readonly (readonly [string, number, (rating: RatingRecord) => CellValue])[];

/** What stands above the rows. */
export const headings = (): string[] => COLUMNS.map(([heading]) => heading);

/** How wide each column is, for files that keep it. */
export const widths = (): { width: number }[] => COLUMNS.map(([, width]) => ({ width }));

/** A rating as a row of a file. */
export const rowOf = (rating: RatingRecord): CellValue[] =>
  COLUMNS.map(([, , read]) => inCell(read(rating)));

/** A sheet is XML, which holds fewer characters than a database with older texts. */
const inCell = (value: CellValue): CellValue =>
  typeof value === 'string' ? storable(value) : value;

/** As CSV is read: yes and no in words, moments as ISO 8601, nothing as an empty field. */
export const csvRowOf = (rating: RatingRecord): (string | number)[] => rowOf(rating).map(inWords);

function inWords(value: CellValue): string | number {
  if (value instanceof Date) {
    return value.toISOString();
  }

  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : (value ?? '');
}
