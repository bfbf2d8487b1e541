import type { MessageRating } from '../../../../shared/conversations';
import type { Row } from '../../plugin/database/ids';
import type { Trx } from '../../plugin/database/transaction';
import { failure } from '../../plugin/errors';
import { service } from '../../plugin/service';
import type { StoredMessage } from '../../threads/entries';
import type { Counters } from '../entries';
import { messageOfSystem } from '../messages';
import { type Ratable, toRatable } from '../ratable';
import { NO_WRITERS, type ToldMessage, toMessage } from '../shown';
import * as store from '../store';
import { visibleToVisitor } from '../visibility';
import type { Deps } from './context';

const ONE = { offset: 0, limit: 1 };

/** What ratings need, as part of the rating’s own transaction. */
export function rating(deps: Deps) {
  return {
    /** The visitor's own conversation, locked, with what a rating takes from it. */
    async lockRatable(trx: Trx, key: string, conversation: string): Promise<Ratable> {
      const own = store.visible(visibleToVisitor(key));
      const filter = store.all(store.byId(conversation), own);
      const [loaded] = await store.loadConversations(trx, filter, ONE);

      if (!loaded) {
        throw failure('CONVERSATION_UNKNOWN');
      }

      const [counters = loaded.counters] = await lock(trx, loaded.counters.row);

      const { channel, visitor, locale } = loaded;
      const facts = { channelRow: channel.row, visitor: visitor.row, locale };

      return toRatable(counters, facts, new Date());
    },

    /** Adds the line that shows a rating to the operator, or edits it. The caller emits it after commit. */
    async writeRatingMessage(
      trx: Trx,
      conversation: Row<'conversation'>,
      ratingId: string,
      shown: MessageRating
    ): Promise<{ message: ToldMessage; isNew: boolean }> {
      const [counters] = await lock(trx, conversation);

      if (!counters) {
        throw failure('CONVERSATION_UNKNOWN');
      }

      const line = { kind: 'rating', rating: shown } as const;
      const message = messageOfSystem(counters, `rating:${ratingId}`, line, new Date());
      const { decisions } = await deps.log.write(trx, [message]);
      const [decision] = decisions;

      if (decision?.kind === 'repeated') {
        return { message: await edit(deps, trx, counters, decision.message, shown), isNew: false };
      }

      if (decision?.kind !== 'new') {
        throw failure('CONVERSATION_UNKNOWN');
      }

      return { message: toMessage(decision.message, NO_WRITERS), isNew: true };
    },
  };
}

const lock = (trx: Trx, conversation: Row<'conversation'>): Promise<Counters[]> =>
  store.headsOf(trx, 'c.id', [conversation], true);

/** Shows another rating in the line that is there already. */
async function edit(
  { strapi }: Deps,
  trx: Trx,
  { version }: Counters,
  message: StoredMessage,
  shown: MessageRating
): Promise<ToldMessage> {
  const edited = { ...message, rating: shown, version: version + 1 };

  await service(strapi, 'threads').editRating(trx, edited);

  return toMessage(edited, NO_WRITERS);
}
