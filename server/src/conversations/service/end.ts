import type { Core } from '@strapi/strapi';
import type { AskPolicy } from '../../../../shared/channels';
import type {
  ConversationEnding,
  OperatorConversation,
  VisitorConversation,
} from '../../../../shared/conversations';
import type { Viewer } from '../../operators/viewer';
import { attempt, logFault } from '../../plugin/background';
import { failureCode } from '../../plugin/errors';
import { service } from '../../plugin/service';
import { mayAsk } from '../ask';
import type { CachedConversation } from '../cache';
import type { Ending, NewMessage } from '../entries';
import { closing, END, messageOfSystem } from '../messages';
import { isAsked } from '../state';
import * as store from '../store';
import { visibleTo } from '../visibility';
import { boundsOf, connection, type Deps } from './context';
import { conversationOf, loadOne, ownConversation } from './find';
import { forOperator, forVisitor } from './show';

/** So many silent conversations end in one go. */
const SILENT_AT_ONCE = 500;

/** How often another conversation of the same visitor may end in between. */
const CLAIM_TRIES = 5;

/** How a conversation comes to its end. */
export function ending(deps: Deps) {
  return {
    async endAsVisitor(key: string, conversation: string): Promise<VisitorConversation> {
      const cached = await ownConversation(deps, key, conversation);

      const read = async () => forVisitor(deps, await loadOne(deps, conversation));
      const before = await read();
      const name = cached.visitorName;
      const ended = await end(deps, cached, { by: 'visitor', name, within: 'all' });

      return afterEnd(deps, read, { ...before, ...ended, continues: false });
    },

    async endAsOperator(viewer: Viewer, conversation: string): Promise<OperatorConversation> {
      const cached = await conversationOf(deps, conversation);
      const { publicName } = viewer.operator;

      const read = async () => forOperator(deps, await loadOne(deps, conversation));
      const before = await read();
      const { state, version } = await end(deps, cached, {
        by: 'operator',
        name: publicName,
        within: visibleTo(viewer),
      });

      return afterEnd(deps, read, { ...before, state, version });
    },

    /** What ending a conversation now would mean for its visitor. */
    async endingOf(viewer: Viewer, conversation: string): Promise<ConversationEnding> {
      const condition = visibleTo(viewer);
      const { counters, channel, visitor } = await loadOne(deps, conversation, condition);
      const { ask } = await service(deps.strapi, 'channels').byRow(channel.row);

      return { asksRating: isAsked(mayAsk(ask, visitor.askedAt, new Date()), counters) };
    },

    /** Ends what nobody has said anything in for too long. */
    endSilent: (): Promise<void> => endSilent(deps),
  };
}

/** Ends what nobody has said anything in for too long. */
async function endSilent(deps: Deps): Promise<void> {
  const { silentSince } = boundsOf(deps);
  let ended: number;

  do {
    const silent = await store.silentConversations(connection(deps), silentSince, SILENT_AT_ONCE);
    const endings = await Promise.allSettled(
      silent.map((one) => deps.log.append(closing(one, 'silent', silentSince)))
    );

    noteFaults(deps, endings);
    ended = endings.filter(({ status }) => status === 'fulfilled').length;
  } while (ended === SILENT_AT_ONCE);
}

/** What somebody was faster to end, or said something in, is no fault. */
function noteFaults({ strapi }: Deps, endings: readonly PromiseSettledResult<unknown>[]): void {
  for (const one of endings) {
    if (one.status === 'rejected' && !OVERTAKEN.includes(failureCode(one.reason))) {
      logFault(strapi, 'ending a silent conversation', one.reason);
    }
  }
}

const OVERTAKEN: readonly unknown[] = ['CONVERSATION_ENDED', 'CONVERSATION_UNKNOWN'];

/** Reads a conversation that has ended; where that fails it has ended all the same, and that is answered. */
async function afterEnd<C>({ strapi }: Deps, read: () => Promise<C>, known: C): Promise<C> {
  try {
    return await read();
  } catch (error) {
    logFault(strapi, 'reading a conversation that ended', error);

    return known;
  }
}

/** What is known of a conversation once its end is committed. */
interface Ended {
  state: 'ended';
  version: number;
  askRating: boolean;
}

async function end(
  deps: Deps,
  cached: CachedConversation,
  { by, name, within }: { by: 'visitor' | 'operator'; name: string } & Pick<NewMessage, 'within'>
): Promise<Ended> {
  const { strapi } = deps;
  const now = new Date();
  const { ask: policy } = await service(strapi, 'channels').byRow(cached.channelRow);
  const claim = await claimAsk(strapi, cached.visitorKey, { policy, now });
  const kind = by === 'visitor' ? 'left' : 'ended';
  const line = { kind, name, ends: { by, ask: claim?.ask ?? null }, within } as const;
  const release = () =>
    attempt(strapi, 'taking back that a rating was asked for', async () => {
      await claim?.release();
    });

  try {
    const { decision, message } = await deps.log.append(messageOfSystem(cached, END, line, now));
    const askRating = decision.kind === 'new' && decision.asked;

    await (askRating || release());

    return { state: 'ended', version: message?.version ?? 0, askRating };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Leave to ask a visitor for a rating, noted before the conversation ends. */
interface AskClaim {
  ask: NonNullable<Ending['ask']>;
  /** Takes the note back: it came to no question. */
  release: () => Promise<boolean>;
}

/** Null where the policy does not let this visitor be asked. */
async function claimAsk(
  strapi: Core.Strapi,
  key: string,
  { policy, now }: { policy: AskPolicy; now: Date }
): Promise<AskClaim | null> {
  const visitors = service(strapi, 'visitors');

  for (let tries = 0; tries < CLAIM_TRIES; tries += 1) {
    const visitor = await visitors.find(key);
    const ask = visitor && mayAsk(policy, visitor.askedAt, now);

    if (!ask) {
      return null;
    }

    const { row, askedAt } = visitor;

    if (await visitors.noteAsked(row, askedAt, now)) {
      return { ask, release: () => visitors.noteAsked(row, now, askedAt) };
    }
  }

  return null;
}
