import type { Core } from '@strapi/strapi';
import type { MessageRating } from '../../../../shared/conversations';
import type { ToldMessage } from '../../conversations/shown';
import type { Trx } from '../../plugin/database/transaction';
import { failure } from '../../plugin/errors';
import { service } from '../../plugin/service';
import { whyNotRatable } from '../giving';
import type * as store from '../store';

/** Something that can be rated: a conversation now. What else joins brings these two and copies nothing. */
export interface Subject {
  /** Locks it until the transaction ends, and says what a rating takes from it; refuses what is not to be rated. */
  lock: (trx: Trx) => Promise<store.Rated>;
  /** Writes the rating's line into its thread, or edits it. */
  writeLine: (
    trx: Trx,
    rated: store.Rated,
    rating: string,
    line: MessageRating
  ) => Promise<{ message: ToldMessage; isNew: boolean }>;
}

/** A conversation as its own visitor rates it. */
export function conversationOf(strapi: Core.Strapi, visitorKey: string, id: string): Subject {
  const conversations = service(strapi, 'conversations');

  return {
    async lock(trx) {
      const { row, ...ratable } = await conversations.lockRatable(trx, visitorKey, id);

      const refusal = whyNotRatable(ratable);

      if (refusal !== null) {
        throw failure(refusal);
      }

      return { ...ratable, source: 'chat', subject: { conversation: row } };
    },
    writeLine: (trx, { subject }, rating, line) =>
      conversations.writeRatingMessage(trx, subject.conversation, rating, line),
  };
}
