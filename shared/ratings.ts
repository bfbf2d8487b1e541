import type { Answer } from './reply';

/**
 * Where a rating comes from.
 *
 * @example
 * RATING_SOURCES; // ['chat', 'ticket']
 */
export const RATING_SOURCES = ['chat', 'ticket'] as const;

/**
 * Where a rating comes from.
 *
 * @example
 * const source: RatingSource = 'ticket';
 */
export type RatingSource = (typeof RATING_SOURCES)[number];

/**
 * Where a rating comes from that does not say: an import may not, and every one there was came from a chat.
 *
 * @example
 * UNSAID_SOURCE; // 'chat'
 */
export const UNSAID_SOURCE: RatingSource = 'chat';

/**
 * The values a rating may have: 5 Satisfied, 3 Okay, 1 Dissatisfied. Nothing else is accepted anywhere.
 *
 * @example
 * FACES; // [5, 3, 1]
 */
export const FACES = [5, 3, 1] as const;

/**
 * One of the three values a rating may have.
 *
 * @example
 * const satisfied: Face = 5;
 */
export type Face = (typeof FACES)[number];

/**
 * The name of each face, as every screen, page and e-mail spells it.
 *
 * @example
 * FACE_NAMES[3]; // 'okay'
 */
export const FACE_NAMES = {
  5: 'satisfied',
  3: 'okay',
  1: 'dissatisfied',
} as const satisfies Record<Face, string>;

/**
 * The name of one of the three faces.
 *
 * @example
 * const best: FaceName = 'satisfied';
 */
export type FaceName = (typeof FACE_NAMES)[Face];

/**
 * Whether a value read from outside is one of the three faces.
 *
 * @example
 * isFace(5); // true
 * isFace(4); // false
 */
export function isFace(value: unknown): value is Face {
  return FACES.includes(value as Face);
}

/**
 * The face that stands for an average, on every screen, page and picture: each owns a third of the way from 1 to 5.
 *
 * @example
 * faceOfAverage(4.2); // 5
 * faceOfAverage(2.5); // 3
 */
export function faceOfAverage(average: number): Face {
  if (average >= 3.66) {
    return 5;
  }

  return average >= 2.33 ? 3 : 1;
}

/**
 * How many ratings of each face there are.
 *
 * @example
 * const totalOf = ({ satisfied, okay, dissatisfied }: FaceCounts): number =>
 *   satisfied + okay + dissatisfied;
 */
export interface FaceCounts {
  satisfied: number;
  okay: number;
  dissatisfied: number;
}

/**
 * Percentages of each face to one decimal, each rounded by itself: the three may add up to 99.9 or 100.1.
 *
 * @example
 * const shares: FaceShares = { satisfied: 66.7, okay: 33.3, dissatisfied: 0 };
 */
export interface FaceShares {
  satisfied: number;
  okay: number;
  dissatisfied: number;
}

/**
 * What a visitor gave, as the visitor's own browser may see it again.
 *
 * @example
 * const mayChange = ({ changeableUntil }: GivenRating): boolean =>
 *   Date.now() < Date.parse(changeableUntil);
 */
export interface GivenRating {
  value: Face;
  comment: string | null;
  /** ISO 8601, UTC; after this moment the rating can no longer be changed. */
  changeableUntil: string;
}

/**
 * The longest comment a visitor may write, in characters, as `lengthOf` counts them.
 *
 * @example
 * excessOf('Quick and kind', COMMENT_MAX); // 0
 */
export const COMMENT_MAX = 2_000;

/**
 * Why a rating is in no public figure although nobody hid it: too many of one network came that day.
 *
 * @example
 * LEFT_OUT; // ['network']
 */
export const LEFT_OUT = ['network'] as const;

/**
 * Why a rating is in no public figure although nobody hid it.
 *
 * @example
 * const why: LeftOut = 'network';
 */
export type LeftOut = (typeof LEFT_OUT)[number];

/**
 * What a rating was before a change, as kept in its history, oldest first.
 *
 * @example
 * const before: RatingChange = { at: '2026-11-20T10:00:00.000Z', value: 1, comment: null };
 */
export interface RatingChange {
  /** When it was replaced; ISO 8601, UTC. */
  at: string;
  value: Face;
  comment: string | null;
}

/**
 * A rating as permitted admin users see it.
 *
 * @example
 * const isPublic = ({ hidden, leftOut }: RatingRecord): boolean => !hidden && leftOut === null;
 */
export interface RatingRecord {
  id: string;
  value: Face;
  comment: string | null;
  /** Chat name of the rated operator; null when nobody human answered. */
  operator: { id: string; name: string } | null;
  visitor: string;
  /** Id of the customer, to ask for the others of the same; null when erased. */
  visitorId: string | null;
  /** What it is counted for: a channel or a team; null for the other, and for what is gone. */
  channel: { id: string; name: string } | null;
  team: { id: string; name: string } | null;
  source: RatingSource;
  /** What was rated: the id of one of both; null for the other, and for what is gone. */
  conversation: string | null;
  ticket: string | null;
  /** Where the admin panel shows what was rated, below the plugin's own address; null when it is gone. */
  path: string | null;
  /** From the first question to the first answer by a human, as it was when asked; null without one. */
  firstResponseSeconds: number | null;
  /** Length of the conversation, as it was when asked. */
  lengthSeconds: number | null;
  /** Visible internally only: left out of every public figure. */
  hidden: boolean;
  /** Why it is left out of every public figure although nobody hid it; null when it is not. */
  leftOut: LeftOut | null;
  note: string | null;
  handled: boolean;
  language: string | null;
  /** ISO 8601, UTC. */
  submittedAt: string;
  history: readonly RatingChange[];
}

/**
 * `GET /livechat/admin/ratings`
 *
 * @example
 * const pagesOf = ({ total, pageSize }: RatingsPage): number => Math.ceil(total / pageSize);
 */
export interface RatingsPage {
  ratings: readonly RatingRecord[];
  page: number;
  pageSize: number;
  total: number;
}

/**
 * `PUT /livechat/admin/ratings/:id`
 *
 * @example
 * const done: RatingInput = { handled: true, note: 'Called back' };
 */
export interface RatingInput {
  hidden?: boolean;
  note?: string | null;
  handled?: boolean;
}

/**
 * Internal happy figure of a channel over the last 14 days, hidden ratings included.
 *
 * @example
 * const shop: Happiness = { channel: 'abc', count: 12, happy: 83, mood: 5 };
 */
export interface Happiness {
  channel: string;
  count: number;
  /** Satisfied ÷ all, whole number. */
  happy: number;
  /** The face that stands for the average. */
  mood: Face;
}

/**
 * What visitors say of ratings.
 *
 * @example
 * const rate = (emit: RatingsFromVisitors['rating:give'], conversation: string): void =>
 *   emit({ conversation, value: 5 }, (reply) => console.log(reply.ok));
 */
export interface RatingsFromVisitors {
  /** Records a face at the click; sent again with a comment or another face it changes the same rating. A comment that is null or empty empties it, one left out keeps it. */
  'rating:give': (
    payload: { conversation: string; value: Face; comment?: string | null },
    answer: Answer<GivenRating>
  ) => void;
}
