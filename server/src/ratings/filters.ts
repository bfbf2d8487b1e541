import { type Face, LEFT_OUT, type RatingSource } from '../../../shared/ratings';
import type { RatingFilters } from '../../../shared/ratings-report';

/** Rows that limit what is found: of the reader who may see only own ratings, and of who asks for own ones. */
export interface Visibility {
  /** Row of the operator whose ratings alone may be read; null for everybody's. */
  only: number | null;
  /** Row of the operator who reads. */
  me: number;
}

/** What was left out of public figures, and what counts there; imports may not say, and count. */
const markedAs = (leftOut: boolean): object =>
  leftOut
    ? { leftOut: { $in: LEFT_OUT } }
    : { $or: [{ leftOut: '' }, { leftOut: { $null: true } }] };

/** The values a face stands for; imported ones may lie between. */
const VALUES = {
  5: { $gte: 4 },
  3: { $gte: 3, $lt: 4 },
  1: { $lt: 3 },
} as const satisfies Record<Face, object>;

/** The name a visitor has who never told one, as the screens spell it. */
const UNNAMED = /^\s*visitor\s*#?\s*(\d{1,9})\s*$/i;

/** Filters as a condition on rows, after what the reader may see at all. */
export function conditionOf(filters: RatingFilters, visibility: Visibility): { $and: object[] } {
  const conditions = [
    visibility.only !== null && { operator: visibility.only },
    filters.mine === true && { operator: visibility.me },
    ...ofRating(filters),
    ...ofRelated(filters),
  ];

  return { $and: conditions.filter((condition) => typeof condition === 'object') };
}

function ofRating(filters: RatingFilters): (object | false)[] {
  const { faces, hidden, handled, commented, leftOut, language, since, until } = filters;

  return [
    faces !== undefined && { $or: faces.map((face) => ({ value: VALUES[face] })) },
    hidden !== undefined && { hidden },
    handled !== undefined && { handled },
    leftOut !== undefined && markedAs(leftOut),
    commented !== undefined && { comment: commented ? { $notNull: true } : { $null: true } },
    language !== undefined && { language: language === 'none' ? { $null: true } : language },
    since !== undefined && { submittedAt: { $gte: new Date(since) } },
    until !== undefined && { submittedAt: { $lt: new Date(until) } },
  ];
}

function ofRelated(filters: RatingFilters): (object | false)[] {
  const { source, channel, operator, visitor, conversation, search } = filters;
  const text = search?.trim();

  return [
    source !== undefined && fromSource(source),
    channel !== undefined && { channel: related(channel) },
    operator !== undefined && { operator: related(operator) },
    visitor !== undefined && { visitor: related(visitor) },
    conversation !== undefined && { conversation: related(conversation) },
    text ? searched(text) : false,
  ];
}

/** Imports may not say where a rating is from; every one there was came from a chat. */
const fromSource = (source: RatingSource): object =>
  source === 'chat' ? { $or: [{ source }, { source: { $null: true } }] } : { source };

const related = (id: string): object =>
  id === 'none' ? { id: { $null: true } } : { documentId: id };

const searched = (text: string): object => ({
  $or: [{ comment: { $containsi: text } }, { note: { $containsi: text } }, ...calledBy(text)],
});

/** Customers by a part of what the screens call them. */
function calledBy(text: string): object[] {
  const row = UNNAMED.exec(text)?.[1];

  return [
    { visitor: { name: { $containsi: text } } },
    ...(row === undefined ? [] : [{ visitor: { id: Number(row), name: { $null: true } } }]),
  ];
}

/** Ratings of customers who are called so, of those this reader may see; of any customer without a text. */
export function conditionOfCustomers(text: string, visibility: Visibility): { $and: object[] } {
  const named =
    text.trim() === '' ? { visitor: { id: { $notNull: true } } } : { $or: calledBy(text.trim()) };

  return { $and: [...conditionOf({}, visibility).$and, named] };
}

/** Whether filters ask for what only a rating has, so that those who gave none cannot be counted. */
export const needsRating = (filters: RatingFilters): boolean =>
  [
    filters.faces,
    filters.hidden,
    filters.commented,
    filters.handled,
    filters.leftOut,
    filters.search,
  ].some((filter) => filter !== undefined);
