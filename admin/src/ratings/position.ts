import { RATING_DIMENSIONS, type RatingDimension } from '../../../shared/ratings-report';
import type { GroupPlace } from '../report/query';
import { type Report, writeAddress } from './address';

/** A column of the kanban, or a group of the list. */
export type KanbanColumn = GroupPlace<RatingDimension>;

/** Where in a list somebody came from, to go on to the next from there. */
export interface ListPosition {
  /** Counted from 0. */
  at: number;
  column: KanbanColumn | null;
}

/** How many ratings are looked through around a place. */
export const AROUND = 50;

/** The end of the address of a rating: the report it was found in, and where there. */
export function positionText(report: Report, { at, column }: ListPosition): string {
  const params = writeAddress(report);

  params.set('at', String(at));

  if (column !== null) {
    params.set('in', `${column.dimension}~${column.key ?? '-'}`);
  }

  return params.toString();
}

/** The place an address says; the first of the list where it says none. */
export function readPosition(params: URLSearchParams): ListPosition {
  const [name, key] = (params.get('in') ?? '').split('~');
  const dimension = RATING_DIMENSIONS.find((one) => one === name);

  return {
    at: Math.max(0, Math.trunc(Number(params.get('at')) || 0)),
    column:
      dimension === undefined || key === undefined || key === ''
        ? null
        : { dimension, key: key === '-' ? null : key },
  };
}

/** Pages of `AROUND` ratings that hold those next to a place. */
export const pagesAround = (at: number): number[] => [
  ...new Set([at - 1, at, at + 1].filter((one) => one >= 0).map(pageOf)),
];

const pageOf = (at: number): number => Math.floor(at / AROUND) + 1;

/** Something in a list, and where. */
export interface Neighbour {
  id: string;
  at: number;
}

/** What stands before and after a rating, in pages of the list it is in. New ratings may have moved it since. */
export function neighbours(
  id: string,
  pages: readonly { page: number; ids: readonly string[] }[]
): { at: number | null; before: Neighbour | null; after: Neighbour | null } {
  const known = pages
    .flatMap(({ page, ids }) =>
      ids.map((one, index) => ({ id: one, at: (page - 1) * AROUND + index }))
    )
    .sort((one, other) => one.at - other.at);
  const here = known.find((one) => one.id === id);
  const next = (step: number): Neighbour | null =>
    (here && known.find(({ at }) => at === here.at + step)) ?? null;

  return { at: here?.at ?? null, before: next(-1), after: next(1) };
}
