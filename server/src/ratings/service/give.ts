import type { Core } from '@strapi/strapi';
import { dayOf } from '../../../../shared/days';
import type { GivenRating, LeftOut } from '../../../../shared/ratings';
import type { ToldMessage } from '../../conversations/shown';
import { configOf } from '../../plugin/config';
import { type Trx, transaction } from '../../plugin/database/transaction';
import { failure } from '../../plugin/errors';
import { emitEvent } from '../../plugin/events';
import { timesFor } from '../../plugin/nodes/limits';
import { service } from '../../plugin/service';
import { SITE } from '../../visitors/address';
import { changesOf } from '../counters';
import { type Given, give, type Refusal, readGiven, type Stored } from '../giving';
import { givenRating } from '../record';
import * as store from '../store';
import { emitRatingEvent } from './emit';
import { conversationOf, type Subject } from './subjects';

/** Who gives a rating. */
export interface Giver {
  /** Null where many may share it: the whole site then has several times what one network has. */
  network: string | null;
  now?: Date;
}

/** Faces as visitors give them. */
export function giving(strapi: Core.Strapi) {
  const hours = (): number => configOf(strapi).ratings.changeableHours;

  return {
    /** Records a face, or changes the one given before; with its line in the conversation, as one. */
    async give(
      visitorKey: string,
      conversation: string,
      input: { value?: unknown; comment?: unknown },
      { network, now = new Date() }: Giver
    ): Promise<GivenRating> {
      const { given } = accepted(readGiven(input.value, input.comment));
      const done = await transaction(strapi, (trx) =>
        giveIn(strapi, trx, conversationOf(strapi, visitorKey, conversation), {
          given,
          network,
          now,
        })
      );

      await emit(strapi, done);

      return givenRating(done.rating, hours());
    },

    /** What the visitor gave, by row of the conversation. */
    async ofConversation(conversation: number): Promise<GivenRating | null> {
      const rating = await store.ratingOf(strapi, conversation);

      return rating && givenRating(rating, hours());
    },
  };
}

/** What came of a rating given. */
interface Done {
  rating: Stored;
  /** What is to be told once it is committed; null when nothing changed. */
  payload: { message: ToldMessage; isNew: boolean; isFirst: boolean; id: string } | null;
}

/** Inside the transaction: subject and rating are locked, so of two clicks at once the second finds the first. */
async function giveIn(
  strapi: Core.Strapi,
  trx: Trx,
  subject: Subject,
  { given, network, now }: { given: Given; network: string | null; now: Date }
): Promise<Done> {
  const rated = await subject.lock(trx);
  const earlier = await store.lockRatingOf(trx, rated);
  const { changeableHours } = configOf(strapi).ratings;
  const { kind, rating } = accepted(give(given, earlier, now, changeableHours));

  if (kind === 'same') {
    return { rating, payload: null };
  }

  const leftOut = earlier ? earlier.leftOut : await whyLeftOut(strapi, trx, network, now);
  const id = await store.writeRating(strapi, rated, earlier, { ...rating, leftOut });
  const { value, comment, submittedAt } = rating;
  const whose = earlier ?? { ...rated, hidden: false, leftOut, day: dayOf(submittedAt) };
  const line = await subject.writeLine(trx, rated, id, { value, comment });

  await store.addToCounters(trx, changesOf(earlier, { ...whose, value }));

  return { rating, payload: { ...line, isFirst: earlier === null, id } };
}

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

/** Tells what was committed: the line to the operator's windows, ids and value to everybody else. */
async function emit(strapi: Core.Strapi, { payload }: Done): Promise<void> {
  if (payload === null) {
    return;
  }

  const { isNew, isFirst, message, id } = payload;

  await (isNew
    ? emitEvent(strapi, 'livechat.messages.sent', { messages: [message] })
    : emitEvent(strapi, 'livechat.message.changed', { message }));
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
