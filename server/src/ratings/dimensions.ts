import { UNSAID_SOURCE } from '../../../shared/ratings';
import type { RatingDimension } from '../../../shared/ratings-report';
import { asIs, type Dimensions, timesOf } from '../report/grouping';
import { type Named, toSource } from './record';
import { faceOf } from './statistics';

/** What the database groups ratings by, as SQL; rows for operators and channels. */
export const SUM_COLUMNS = {
  operator: 't0.operator_id',
  channel: 't0.channel_id',
  source: `coalesce(t0.source, '${UNSAID_SOURCE}')`,
  day: 't0.day',
  face: 'case when t0.value >= 4 then 5 when t0.value >= 3 then 3 else 1 end',
  language: 't0.language',
} as const;

/** A column of a sum. */
export type SumColumn = keyof typeof SUM_COLUMNS;

/** Ids and names by row, of what may be deleted. */
export interface Known {
  operators: ReadonlyMap<number, Named>;
  channels: ReadonlyMap<number, Named>;
}

/** What ratings may be grouped by. What was deleted counts together with what never was. */
export const RATING_TABLE: Dimensions<RatingDimension, SumColumn, Known> = {
  operator: {
    column: 'operator',
    key: (row, { operators }) => operators.get(Number(row))?.id ?? null,
    names: 'operators',
  },
  channel: {
    column: 'channel',
    key: (row, { channels }) => channels.get(Number(row))?.id ?? null,
    names: 'channels',
  },
  source: { column: 'source', key: toSource },
  ...timesOf('day'),
  face: { column: 'face', key: (value) => String(faceOf(Number(value))) },
  language: { column: 'language', key: asIs },
};
