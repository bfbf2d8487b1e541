import type { Core } from '@strapi/strapi';
import { dayOf } from '../../../../shared/days';
import type { GivenRating, LeftOut } from '../../../../shared/ratings';
import { configOf } from '../../plugin/config';
import { outside, type Trx, transaction } from '../../plugin/database/transaction';
import { failure } from '../../plugin/errors';
import { timesFor } from '../../plugin/nodes/limits';
import { service } from '../../plugin/service';
import { SITE } from '../../visitors/address';
import { changesOf } from '../counters';
import { type Given, give, type Refusal, readGiven, type Stored } from '../giving';
import { givenRating } from '../record';
import * as store from '../store';
import {
  type Rated,
  type Subject,
  type SubjectKeys,
  type SubjectKind,
  subjectOf,
  type Tell,
} from '../subjects';
import { emitRatingEvent } from './emit';

/** Who gives a rating. */
export interface Giver {
  /** Null where many may share it: the whole site then has several times what one network has. */
  network: string | null;
  now?: Date;
}

/** Faces as customers give them, of whatever can be rated. */
export function giving(strapi: Core.Strapi) {
  const hours = (): number => configOf(strapi).ratings.changeableHours;

  return {
    /** Records a face, or changes the one given before; with its line in the subject's thread, as one. */
    async give<Kind extends SubjectKind>(
      kind: Kind,
      key: SubjectKeys[Kind],
      input: { value?: unknown; comment?: unknown },
      { network, now = new Date() }: Giver
    ): Promise<GivenRating> {
      const { given } = accepted(readGiven(input.value, input.comment));
      const subject = subjectOf(strapi, kind);
      const done = await transaction(strapi, (trx) =>
        giveIn(strapi, trx, { kind, subject, key, given, network, now })
      );

      await emit(strapi, done);

      return givenRating(done.rating, hours());
    },

    /** What was given of a subject, by its row. */
    async given(kind: SubjectKind, row: number, request = ''): Promise<GivenRating | null> {
      const { column } = subjectOf(strapi, kind);
      const rating = await store.ratingOf(outside(strapi), { column, row, request });

      return rating && givenRating(rating, hours());
    },
  };
}

/** Of what, by whom and what is given. */
interface Gift<Kind extends SubjectKind> {
  kind: Kind;
  subject: Subject<Kind>;
  key: SubjectKeys[Kind];
  given: Given;
  network: string | null;
  now: Date;
}

/** What came of a rating given. */
interface Done {
  rating: Stored;
  /** What is to be told once it is committed; null when nothing changed. */
  payload: { tell: Tell; isFirst: boolean; id: string } | null;
}

/** Inside the transaction: subject and rating are locked, so of two clicks at once the second finds the first. */
async function giveIn<Kind extends SubjectKind>(
  strapi: Core.Strapi,
  trx: Trx,
  { kind, subject, key, given, network, now }: Gift<Kind>
): Promise<Done> {
  const rated = await subject.lock(trx, key);
  const { column } = subject;
  const { row, request } = rated;
  const earlier = await store.lockRatingOf(trx, { column, row, request });
  const { changeableHours } = configOf(strapi).ratings;
  const outcome = accepted(give(given, earlier, now, changeableHours));
  const { rating } = outcome;

  if (outcome.kind === 'same') {
    return { rating, payload: null };
  }

  const leftOut = earlier ? earlier.leftOut : await whyLeftOut(strapi, trx, network, now);
  const id = earlier
    ? earlier.id
    : await store.createRating(strapi, {
        ...{ ...rating, leftOut, source: kind },
        ...pointers(subject, rated),
      });

  // Whose it is, whether it is hidden and whether it counts in public stay as they were.
  await (earlier && store.updateRating(strapi, earlier.row, rating));

  const { value, comment, submittedAt } = rating;
  const whose = earlier ?? { ...rated, hidden: false, leftOut, day: dayOf(submittedAt) };
  const tell = await subject.writeLine(trx, row, id, { value, comment });

  await store.addToCounters(trx, changesOf(earlier, { ...whose, value }));

  return { rating, payload: { tell, isFirst: earlier === null, id } };
}

/** What a new rating takes from its subject, by attribute. Whose it is stays so when it is changed. */
const pointers = (
  { column, giver: by }: Pick<Subject, 'column' | 'giver'>,
  { row, request, owner, giver, operator, locale, firstResponseSeconds, lengthSeconds }: Rated
) => ({
  ...{ [column]: row, request, [owner.kind]: owner.row, [by]: giver, operator },
  ...{ language: locale, firstResponseSeconds, lengthSeconds },
});

/** One network does not decide a public figure: of a day's ratings of it only so many count there. */
async function whyLeftOut(
  strapi: Core.Strapi,
  trx: Trx,
  network: string | null,
  now: Date
): Promise<LeftOut | null> {
  const { ratings, limits } = configOf(strapi);
  const most = ratings.dailyPerNetwork * timesFor(limits, network);
  const share = { of: 'public ratings', who: network ?? SITE, most, hours: 24 };

  return (await service(strapi, 'visitors').takeQuota(trx, share, now)) ? null : 'network';
}

/** Tells what was committed: the line to those who see the thread, ids and value to everybody else. */
async function emit(strapi: Core.Strapi, { payload }: Done): Promise<void> {
  if (payload === null) {
    return;
  }

  const { tell, isFirst, id } = payload;

  await tell();
  await emitRatingEvent(
    strapi,
    isFirst ? 'livechat.rating.created' : 'livechat.rating.changed',
    id
  );
}

/** Lets pass what is not refused. */
function accepted<T extends { kind: string }>(outcome: T): Exclude<T, Refusal> {
  if (isRefusal(outcome)) {
    throw failure(outcome.code, outcome.details);
  }

  return outcome as Exclude<T, Refusal>;
}

const isRefusal = (outcome: { kind: string }): outcome is Refusal => outcome.kind === 'refused';
