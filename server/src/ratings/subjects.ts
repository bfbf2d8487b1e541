import type { Core } from '@strapi/strapi';
import type { MessageRating } from '../../../shared/conversations';
import type { RatingSource } from '../../../shared/ratings';
import type { RatingFilters } from '../../../shared/ratings-report';
import { gather, type Slice, slicesOf } from '../plugin/compose';
import type { Row } from '../plugin/database/ids';
import type { Trx } from '../plugin/database/transaction';
import { failure } from '../plugin/errors';
import type { EventName } from '../plugin/events';
import type { OwnerKind, OwnerRef } from './counters';
import type { SumColumn } from './dimensions';

/**
 * What a giver comes with, by kind of subject: which one it is, and what proves that they may rate
 * it. The slice that owns the kind adds it, by `declare module`, as it adds itself to `Services`.
 *
 * @example
 * declare module '../ratings/subjects' {
 *   interface SubjectKeys {
 *     ticket: { token: string };
 *   }
 * }
 */
// biome-ignore lint/suspicious/noEmptyInterface: its members are declared by the slices
export interface SubjectKeys {}

/** A kind of thing that can be rated. */
export type SubjectKind = keyof SubjectKeys & RatingSource;

/** What a rating takes from its subject at the moment it is given. */
export interface Rated {
  /** Row of the subject. */
  row: number;
  /** Which of several requests for a rating is answered; empty where a subject is asked once. */
  request: string;
  owner: OwnerRef;
  /** Row of who gives it, in the column the kind names; null where nobody is known. */
  giver: number | null;
  /** Rated operator; null where no human answered. */
  operator: Row<'operator'> | null;
  /** BCP 47 tag of the giver's language. */
  locale: string | null;
  /** Seconds from the first question to a human's answer; null without one. */
  firstResponseSeconds: number | null;
  /** Seconds from its beginning to its end. */
  lengthSeconds: number | null;
}

/** What those who were asked are counted by; a face and a source are known of ratings alone. */
export type AskedColumn = Exclude<SumColumn, 'face' | 'source'>;

/** Which of those who were asked are counted. */
export type AskedFilters = RatingFilters & {
  /** Rows of the operators theirs may be, each list by itself; null leaves everybody's. */
  limits: readonly (readonly number[] | null)[];
};

/** A subject as others show it. */
export interface ShownSubject {
  id: string;
  /** Where the admin panel shows it, below the plugin's own address. */
  path: string;
}

/** Tells what was written, once it is committed. */
export type Tell = () => Promise<void>;

/** One kind of thing that can be rated: everything ratings ask of it. */
export interface Subject<Kind extends SubjectKind = SubjectKind> {
  /** What one is called in the head of a file, in English: `Conversation`. */
  label: string;
  /** The attribute of a rating that points to one; events name its id so too. */
  column: 'conversation' | 'ticket';
  /** What its ratings are counted for; an attribute of a rating too. */
  owner: OwnerKind;
  /** The attribute of a rating that points to who gave it. */
  giver: 'visitor' | 'customer';
  /** Locks one until the transaction ends, and says what a rating takes from it; refuses what is not to be rated. */
  lock: (trx: Trx, key: SubjectKeys[Kind]) => Promise<Rated>;
  /** Writes a rating's line into the subject's thread, or edits the one it has. */
  writeLine: (trx: Trx, row: number, rating: string, shown: MessageRating) => Promise<Tell>;
  /**
   * How many of them were asked for a rating, as far as filters leave them: sums, called `asked`, of
   * what is alike in some columns, named as those of ratings.
   */
  asked: (
    columns: readonly AskedColumn[],
    filters: AskedFilters
  ) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Who gave ratings, those of some rows that are known, by row. */
  givers: (rows: readonly number[]) => Promise<ReadonlyMap<number, { id: string; name: string }>>;
  /** Those of some rows that are there, by row. */
  shown: (rows: readonly number[]) => Promise<ReadonlyMap<number, ShownSubject>>;
}

/** Kinds of subjects by name, as the slice that owns them brings them. */
export type Subjects = { readonly [Kind in SubjectKind]?: SubjectOf<Kind> };

type SubjectOf<Kind extends SubjectKind> = (deps: { strapi: Core.Strapi }) => Subject<Kind>;

/** Something ratings are counted for: a channel, a team. */
export interface Owners {
  /** What one is called in the head of a file, in English: `Channel`. */
  label: string;
  /** All there are, in their order. */
  all: () => Promise<readonly { row: number; id: string; name: string }[]>;
  /** Which of some rows the database has at this moment; what is in memory may not know a new one yet. */
  stored: (rows: readonly number[]) => Promise<readonly number[]>;
  /** What is emitted when one is gone. */
  gone: EventName;
}

declare module '../plugin/compose' {
  interface Slice {
    /** What of it can be rated. */
    subjects?: Subjects;
    /** What of it has ratings of its own. */
    owners?: { readonly [Kind in OwnerKind]?: (deps: { strapi: Core.Strapi }) => Owners };
  }
}

interface Registry {
  subjects: ReadonlyMap<string, Subject>;
  owners: ReadonlyMap<OwnerKind, Owners>;
}

const registries = new WeakMap<Core.Strapi, Registry>();

/** Gathers what the slices bring; two of one name are a mistake, and so is a subject whose owner nobody brings. */
export function openSubjects(strapi: Core.Strapi): void {
  const subjects = new Map(brought<Subject>(strapi, (slice) => slice.subjects));
  const owners = new Map(brought<Owners>(strapi, (slice) => slice.owners) as [OwnerKind, Owners][]);

  for (const [kind, { owner }] of subjects) {
    if (!owners.has(owner)) {
      throw new Error(`Ratings of a ${kind} are counted for a ${owner}, which no slice brings`);
    }
  }

  registries.set(strapi, { subjects, owners });
}

/** The kind of subject of this name; refused, naming the field, where there is none. */
export function subjectOf<Kind extends SubjectKind>(
  strapi: Core.Strapi,
  kind: Kind
): Subject<Kind> {
  const subject = subjectsOf(strapi).get(kind);

  if (subject === undefined) {
    throw failure('SUBJECT_UNKNOWN', { path: 'source', message: `source: nothing is a ${kind}` });
  }

  return subject as Subject<Kind>;
}

/** Every kind of subject, by name. */
export const subjectsOf = (strapi: Core.Strapi): ReadonlyMap<string, Subject> =>
  registries.get(strapi)?.subjects ?? new Map();

/** Everything ratings are counted for, by kind. */
export const ownersOf = (strapi: Core.Strapi): ReadonlyMap<OwnerKind, Owners> =>
  registries.get(strapi)?.owners ?? new Map();

type Makers = Readonly<Record<string, ((deps: { strapi: Core.Strapi }) => unknown) | undefined>>;

/** What slices bring of a kind, made. */
const brought = <Made>(strapi: Core.Strapi, pick: (slice: Slice) => object | undefined) =>
  Object.entries(
    gather(slicesOf(strapi), (slice) =>
      Object.fromEntries(
        Object.entries((pick(slice) ?? {}) as Makers).map(([kind, make]) => [
          kind,
          make?.({ strapi }) as Made,
        ])
      )
    )
  );
