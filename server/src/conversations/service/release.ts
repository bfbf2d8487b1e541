import { SHORTEST_ABSENCE } from '../../operators/gone';
import { attempt, background } from '../../plugin/background';
import { coalesced } from '../../plugin/coalesced';
import { configOf } from '../../plugin/config';
import type { Row } from '../../plugin/database/ids';
import { transaction } from '../../plugin/database/transaction';
import { type EventPayloads, emitEvent } from '../../plugin/events';
import { service } from '../../plugin/service';
import type { CachedConversation } from '../cache';
import { handoverMessage } from '../handover';
import { messageOfSystem } from '../messages';
import { done, newsOf } from '../news';
import { NO_WRITERS } from '../shown';
import * as store from '../store';
import { emitNews } from './commit';
import { connection, type Deps } from './context';
import { conversationOf, loadOne } from './find';

/** Whether the operator is gone is looked up so often, in milliseconds, however much a visitor writes. */
const ATTENDED = 10_000;

/** Letting go: whose operator is gone finds another. */
export function releasing(deps: Deps) {
  return {
    /** Hands over what operators have who may not answer any more, or whose tabs are away. */
    release: (): Promise<void> =>
      release(deps, configOf(deps.strapi).conversations.operatorGoneMinutes * 60),

    /** Hands over what operators had in a channel that they are no longer members of. */
    async releaseMembers({ channelRow, operators }: Removed): Promise<void> {
      const filter = store.ofOperators(channelRow, operators);

      await handOverAll(deps, await store.heldConversations(connection(deps), filter));
    },
  };
}

type Removed = EventPayloads['livechat.members.removed'];

/** Looks whether the operator of a conversation is still there. */
export type Attend = (cached: CachedConversation) => void;

/**
 * A message is stored whatever comes of this; who reads it may have to be somebody else. Where many write
 * at once they are looked up together: one by one they would keep the message log from its connection.
 */
export function attending(deps: Deps): Attend {
  const attended = new WeakMap<CachedConversation, number>();
  const due = new Set<Row<'conversation'>>();
  const look = coalesced(() =>
    attempt(deps.strapi, 'handing conversations over', async () => {
      const rows = [...due];

      due.clear();
      await release(deps, SHORTEST_ABSENCE, store.byRows(rows));
    })
  );

  return (cached) => {
    if (Date.now() - (attended.get(cached) ?? 0) >= ATTENDED) {
      attended.set(cached, Date.now());
      due.add(cached.row);
      background(deps.strapi, 'handing conversations over', look());
    }
  };
}

/** An operator who is gone keeps no conversation: it goes back to routing. */
async function release(deps: Deps, seconds: number, filter?: store.Filter): Promise<void> {
  const held = await store.heldConversations(connection(deps), filter);

  await handOverAll(deps, await service(deps.strapi, 'operators').heldByGone(held, seconds));
}

/** One that cannot be handed over now leaves the others no worse; the next round tries it again. */
async function handOverAll(deps: Deps, held: readonly store.HeldConversation[]): Promise<void> {
  for (const one of held) {
    await attempt(deps.strapi, 'handing a conversation over', () => handOver(deps, one));
  }
}

/** Somebody else who is on duty gets it, or whoever comes next; both sides are told who has left. */
async function handOver(
  deps: Deps,
  { conversation, id, operator: gone }: store.HeldConversation
): Promise<void> {
  const { strapi } = deps;
  const operators = service(strapi, 'operators');
  const cached = await conversationOf(deps, id);
  const { locale, country } = await loadOne(deps, id);
  const left = (await operators.byRow(gone))?.publicName ?? '';

  const carriedOut = await transaction(strapi, async (trx) => {
    await store.lockChannel(trx, cached.channelRow);

    const [now] = await store.headsOf(trx, 'c.id', [conversation], true);

    // Another node, or the end, was here first.
    if (now?.operator !== gone || now.state !== 'open') {
      return [];
    }

    const { operator } = await operators.pick(cached.channelRow, {
      ...{ locale, country, previous: null, exclude: gone },
      load: await store.loads(trx, new Date()),
    });
    const words = handoverMessage(locale, left, operator?.publicName ?? null);
    const moves = { to: operator?.row ?? null };
    const line = { kind: 'moved', name: left, body: words, moves } as const;
    const message = messageOfSystem(now, `moved:${now.version}`, line, new Date());
    const { decisions } = await deps.log.write(trx, [message]);

    return done(decisions, NO_WRITERS);
  });

  if (carriedOut.length > 0) {
    emitNews(strapi, newsOf(carriedOut));
    await emitEvent(strapi, 'livechat.conversation.assigned', {
      conversation: id,
      handedOver: true,
    });
  }
}
