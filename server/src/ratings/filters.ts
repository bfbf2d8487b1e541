import { type Face, LEFT_OUT, type RatingSource, UNSAID_SOURCE } from '../../../shared/ratings';
import { RATING_FILTERS, type RatingFilters } from '../../../shared/ratings-report';
import type { FilterValue } from '../../../shared/report';
import { type Viewer, whereOf } from '../operators/viewer';
import { visibleTo } from './visibility';

/** What was left out of public figures, and what counts there; imports may not say, and count. */
function markedAs(leftOut: boolean): object {
  return leftOut
    ? { leftOut: { $in: LEFT_OUT } }
    : { $or: [{ leftOut: '' }, { leftOut: { $null: true } }] };
}

/** The values a face stands for; imported ones may lie between. */
const VALUES = {
  5: { $gte: 4 },
  3: { $gte: 3, $lt: 4 },
  1: { $lt: 3 },
} as const satisfies Record<Face, object>;

/** The name a visitor has who never told one, as the screens spell it. */
const UNNAMED = /^\s*visitor\s*#?\s*(\d{1,9})\s*$/i;

/** What a filter leaves. */
interface Condition<Value> {
  /** Null where it leaves everything. */
  where: (value: Value, viewer: Viewer) => object | null;
  /** Whether it asks for what only a rating has, so that those who gave none cannot be counted. */
  isOfRating?: true;
}

type Filter = keyof typeof RATING_FILTERS;

type ValueOf<Name extends Filter> = FilterValue<(typeof RATING_FILTERS)[Name]>;

const CONDITIONS: { readonly [Name in Filter]: Condition<ValueOf<Name>> } = {
  mine: { where: (mine, { operator: { row } }) => (mine ? { operator: row } : null) },
  faces: {
    where: (faces) => ({ $or: faces.map((face) => ({ value: VALUES[face] })) }),
    isOfRating: true,
  },
  hidden: { where: (hidden) => ({ hidden }), isOfRating: true },
  handled: { where: (handled) => ({ handled }), isOfRating: true },
  leftOut: { where: markedAs, isOfRating: true },
  commented: {
    where: (commented) => ({ comment: commented ? { $notNull: true } : { $null: true } }),
    isOfRating: true,
  },
  language: {
    where: (language) => ({ language: language === 'none' ? { $null: true } : language }),
  },
  since: { where: (since) => ({ submittedAt: { $gte: new Date(since) } }) },
  until: { where: (until) => ({ submittedAt: { $lt: new Date(until) } }) },
  source: { where: fromSource },
  channel: { where: (channel) => ({ channel: related(channel) }) },
  operator: { where: (operator) => ({ operator: related(operator) }) },
  visitor: { where: (visitor) => ({ visitor: related(visitor) }) },
  conversation: { where: (conversation) => ({ conversation: related(conversation) }) },
  search: { where: searched, isOfRating: true },
};

const FILTERS = Object.keys(RATING_FILTERS) as Filter[];

/** Filters as a condition on rows, after what the reader may see at all. */
export function conditionOf(filters: RatingFilters, viewer: Viewer): { $and: object[] } {
  const visible = visibleTo(viewer);
  const conditions = FILTERS.map((name) => filterOf(name, filters[name], viewer));

  return {
    $and: [
      ...(visible === 'all' ? [] : [whereOf(visible)]),
      ...conditions.filter((condition) => condition !== null),
    ],
  };
}

function filterOf<Name extends Filter>(
  name: Name,
  value: ValueOf<Name> | undefined,
  viewer: Viewer
): object | null {
  return value === undefined ? null : CONDITIONS[name].where(value, viewer);
}

/** Imports may not say where a rating is from; every one there was came from a chat. */
function fromSource(source: RatingSource): object {
  return source === UNSAID_SOURCE ? { $or: [{ source }, { source: { $null: true } }] } : { source };
}

const related = (id: string): object =>
  id === 'none' ? { id: { $null: true } } : { documentId: id };

function searched(search: string): object | null {
  const text = search.trim();
  const has = { $containsi: text };

  return text === '' ? null : { $or: [{ comment: has }, { note: has }, ...calledBy(text)] };
}

/** Customers by a part of what the screens call them. */
function calledBy(text: string): object[] {
  const row = UNNAMED.exec(text)?.[1];

  return [
    { visitor: { name: { $containsi: text } } },
    ...(row === undefined ? [] : [{ visitor: { id: Number(row), name: { $null: true } } }]),
  ];
}

/** Ratings of customers who are called so, of those this reader may see; of any customer without a text. */
export function conditionOfCustomers(text: string, viewer: Viewer): { $and: object[] } {
  const named =
    text.trim() === '' ? { visitor: { id: { $notNull: true } } } : { $or: calledBy(text.trim()) };

  return { $and: [...conditionOf({}, viewer).$and, named] };
}

/** Whether filters ask for what only a rating has, so that those who gave none cannot be counted. */
export const needsRating = (filters: RatingFilters): boolean =>
  FILTERS.some((name) => filters[name] !== undefined && CONDITIONS[name].isOfRating === true);
