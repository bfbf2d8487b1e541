import { FACES, type Face } from '../../../shared/ratings';

/** What the list of ratings is narrowed to; kept in the address of the page. */
export interface RatingFilters {
  value: Face | null;
  hidden: boolean | null;
  handled: boolean | null;
  channel: string | null;
  search: string;
  page: number;
  pageSize: number;
}

/** The same as the server wants it asked. */
export type RatingsQuery = Record<string, string | number>;

export const PAGE_SIZES = ['10', '20', '50', '100'] as const;

/** Reads the filters from an address; what makes no sense is left out. */
export function filtersOf(params: URLSearchParams): RatingFilters {
  const value = Number(params.get('value'));
  const pageSize = params.get('pageSize') ?? '';

  return {
    value: FACES.find((face) => face === value) ?? null,
    hidden: flag(params.get('hidden')),
    handled: flag(params.get('handled')),
    channel: params.get('channel') || null,
    search: params.get('search') ?? '',
    page: Math.max(1, Math.trunc(Number(params.get('page')) || 1)),
    pageSize: PAGE_SIZES.some((size) => size === pageSize) ? Number(pageSize) : 20,
  };
}

/** The address with one filter changed; narrowing starts over at the first page. */
export function withFilter(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const changed = new URLSearchParams(params);

  if (value === '') {
    changed.delete(name);
  } else {
    changed.set(name, value);
  }

  if (name !== 'page') {
    changed.delete('page');
  }

  return changed;
}

/** The question to the server. The client writes parameters as they are, so free text is escaped here. */
export function queryOf({ page, pageSize, ...filters }: RatingFilters): RatingsQuery {
  const { value, hidden, handled, channel, search } = filters;

  return {
    page,
    pageSize,
    ...(value !== null && { value }),
    ...(hidden !== null && { hidden: String(hidden) }),
    ...(handled !== null && { handled: String(handled) }),
    ...(channel !== null && { channel: encodeURIComponent(channel) }),
    ...(search !== '' && { search: encodeURIComponent(search) }),
  };
}

/** Whether anything is narrowed. */
export const isNarrowed = ({ value, hidden, handled, channel, search }: RatingFilters): boolean =>
  [value, hidden, handled, channel].some((one) => one !== null) || search !== '';

function flag(value: string | null): boolean | null {
  if (value === 'true') {
    return true;
  }

  return value === 'false' ? false : null;
}
