import { FACE_NAMES, type RatingRecord } from '../../../shared/ratings';

/** The most rows an XLSX file takes: the format is put together in memory. CSV has no limit. */
export const XLSX_ROWS = 50_000;

/** A cell: text stays text, whatever it looks like. */
export type CellValue = string | number | boolean | null;

/** The columns of a file, in order. */
const COLUMNS = [
  ['Submitted at', ({ submittedAt }) => submittedAt],
  ['Rating', ({ value }) => value],
  ['Face', ({ value }) => FACE_NAMES[value]],
  ['Comment', ({ comment }) => comment],
  ['Operator', ({ operator }) => operator?.name ?? null],
  ['Channel', ({ channel }) => channel?.name ?? null],
  ['Customer', ({ visitor }) => visitor],
  ['Source', ({ source }) => source],
  ['Conversation', ({ conversation }) => conversation],
  ['Language', ({ language }) => language],
  ['First response (s)', ({ firstResponseSeconds }) => firstResponseSeconds],
  ['Length (s)', ({ lengthSeconds }) => lengthSeconds],
  ['Visible internally only', ({ hidden }) => hidden],
  ['Handled', ({ handled }) => handled],
  ['Internal note', ({ note }) => note],
] as const satisfies readonly (readonly [string, (rating: RatingRecord) => CellValue])[];

/** What stands above the rows. */
export const headings = (): string[] => COLUMNS.map(([heading]) => heading);

/** A rating as a row of a file. */
export const rowOf = (rating: RatingRecord): CellValue[] => COLUMNS.map(([, read]) => read(rating));

/** As CSV is read: yes and no in words, nothing as an empty field. */
export const csvRowOf = (rating: RatingRecord): (string | number)[] =>
  rowOf(rating).map((value) =>
    typeof value === 'boolean' ? (value ? 'yes' : 'no') : (value ?? '')
  );
