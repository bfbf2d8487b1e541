import { FACE_NAMES, type LeftOut, type RatingRecord } from '../../../shared/ratings';
import type { Column } from '../report/rows';

/** Why a rating is in no public figure, as files say it. */
const LEFT_OUT_WORDS: Record<LeftOut, string> = { network: 'Too many of one network that day' };

/** What ratings are counted for and of, by the field that says so, as headings call it. */
interface Kinds {
  owners: readonly { kind: 'channel' | 'team'; label: string }[];
  subjects: readonly { column: 'conversation' | 'ticket'; label: string }[];
}

/** The columns of a file of ratings, in order. */
export const ratingColumns = ({ owners, subjects }: Kinds): readonly Column<RatingRecord>[] => [
  ['Submitted at', 20, ({ submittedAt }) => new Date(submittedAt)],
  ['Rating', 8, ({ value }) => value],
  ['Face', 14, ({ value }) => FACE_NAMES[value]],
  ['Comment', 60, ({ comment }) => comment],
  ['Operator', 24, ({ operator }) => operator?.name ?? null],
  ...owners.map(
    ({ kind, label }): Column<RatingRecord> => [label, 24, (rating) => rating[kind]?.name ?? null]
  ),
  ['Customer', 24, ({ visitor }) => visitor],
  ['Source', 10, ({ source }) => source],
  ...subjects.map(
    ({ column, label }): Column<RatingRecord> => [label, 28, (rating) => rating[column]]
  ),
  ['Language', 12, ({ language }) => language],
  ['First response (s)', 18, ({ firstResponseSeconds }) => firstResponseSeconds],
  ['Length (s)', 12, ({ lengthSeconds }) => lengthSeconds],
  ['Visible internally only', 22, ({ hidden }) => hidden],
  ['Left out of public figures', 32, ({ leftOut }) => leftOut && LEFT_OUT_WORDS[leftOut]],
  ['Handled', 10, ({ handled }) => handled],
  ['Internal note', 60, ({ note }) => note],
];
