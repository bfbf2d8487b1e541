import type { Core } from '@strapi/strapi';
import type { RatingSort } from '../../../../shared/ratings-report';
import { type StoredRating, toStoredRating } from '../record';
import { type Columns, filtered } from './tables';

/** How a list is sorted; what has a name elsewhere is sorted by the rank of its row. */
export interface Order {
  sort: RatingSort;
  direction: 'asc' | 'desc';
  /** Rows in the order of their names. */
  ranks: readonly number[];
}

const SORT_COLUMNS = {
  submittedAt: ['t0.submitted_at'],
  value: ['t0.value'],
  language: ['t0.language'],
  handled: ['t0.handled'],
  hidden: ['t0.hidden'],
  visitor: ['sorted_by.name', 't0.visitor_id'],
} as const;

/** A page of the ratings a condition leaves, and how many it leaves in all. */
export async function findRatings(
  strapi: Core.Strapi,
  where: object,
  { page, pageSize, order }: { page: number; pageSize: number; order: Order }
): Promise<{ rows: StoredRating[]; total: number }> {
  const found: Columns[] = await sorted(filtered(strapi, where), order)
    .select('t0.id')
    .offset((page - 1) * pageSize)
    .limit(pageSize);
  const [counted]: Columns[] = await filtered(strapi, where).count({ total: '*' });
  const rows = await byRows(
    strapi,
    found.map(({ id }) => Number(id))
  );

  return { rows, total: Number(counted?.total ?? 0) };
}

/** How many ratings a condition leaves. */
export async function countRatings(strapi: Core.Strapi, where: object): Promise<number> {
  const [counted]: Columns[] = await filtered(strapi, where).count({ total: '*' });

  return Number(counted?.total ?? 0);
}

/** The latest rating of each customer among those a condition leaves, the latest first. */
export async function latestOfCustomers(
  strapi: Core.Strapi,
  where: object,
  most: number
): Promise<StoredRating[]> {
  const found: Columns[] = await filtered(strapi, where)
    .whereNotNull('t0.visitor_id')
    .groupBy('t0.visitor_id')
    .max({ latest: 't0.id' })
    .orderBy('latest', 'desc')
    .limit(most);

  return byRows(
    strapi,
    found.map(({ latest }) => Number(latest))
  );
}

/** Every rating a condition leaves, newest first, in pages that cost the same however far down. */
export async function* everyRating(
  strapi: Core.Strapi,
  where: object,
  pageSize: number
): AsyncGenerator<StoredRating[]> {
  let last: StoredRating | undefined;

  do {
    const found: Columns[] = await newest(after(filtered(strapi, where), last))
      .select('t0.id')
      .limit(pageSize);
    const page = await byRows(
      strapi,
      found.map(({ id }) => Number(id))
    );

    last = found.length < pageSize ? undefined : page.at(-1);
    yield page;
  } while (last);
}

type Filtered = ReturnType<typeof filtered>;

function after(ratings: Filtered, last: StoredRating | undefined): Filtered {
  return last === undefined
    ? ratings
    : ratings.where((older) =>
        older
          .where('t0.submitted_at', '<', last.submittedAt)
          .orWhere((same) =>
            same.where('t0.submitted_at', last.submittedAt).where('t0.id', '<', last.row)
          )
      );
}

function sorted(ratings: Filtered, { sort, direction, ranks }: Order): Filtered {
  if (sort === 'operator' || sort === 'channel') {
    const cases = ranks.map(() => 'when ? then ?').join(' ');
    const rank = `case ?? ${cases} else ? end ${direction}`;
    const values = ranks.flatMap((row, place) => [row, place]);

    return newest(
      ranks.length === 0
        ? ratings
        : ratings.orderByRaw(rank, [`t0.${sort}_id`, ...values, ranks.length])
    );
  }

  const joined =
    sort === 'visitor'
      ? ratings.leftJoin('livechat_visitors as sorted_by', 'sorted_by.id', 't0.visitor_id')
      : ratings;
  const columns = SORT_COLUMNS[sort].map((column) => ({ column, order: direction }));

  return sort === 'submittedAt'
    ? joined.orderBy([...columns, { column: 't0.id', order: direction }])
    : newest(joined.orderBy(columns));
}

/** What is alike otherwise: the newest first, so that a list never changes its order by itself. */
const newest = (ratings: Filtered): Filtered =>
  ratings.orderBy([
    { column: 't0.submitted_at', order: 'desc' },
    { column: 't0.id', order: 'desc' },
  ]);

/** Ratings by their rows, in the same order. */
async function byRows(strapi: Core.Strapi, rows: readonly number[]): Promise<StoredRating[]> {
  const found: Columns[] = await filtered(strapi, { id: { $in: [...rows] } }).select('t0.*');
  const ratings = new Map<number, StoredRating>(
    found.map((row) => [Number(row.id), toStoredRating(row)])
  );

  return rows.flatMap((row) => ratings.get(row) ?? []);
}
