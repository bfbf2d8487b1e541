import type { Core } from '@strapi/strapi';
import type { Message } from '../../../../shared/conversations';
import { DAY } from '../../../../shared/days';
import type { StoredChannel } from '../../channels/channel';
import type { StoredOperator } from '../../operators/operator';
import type { Row } from '../../plugin/database/ids';
import { type Connection, type Trx, transaction } from '../../plugin/database/transaction';
import { failure } from '../../plugin/errors';
import { uid } from '../../plugin/ids';
import { sharedNow } from '../../plugin/nodes/clock';
import { service } from '../../plugin/service';
import type { Decision } from '../../threads/entries';
import type { StoredVisitor, VisitorContext } from '../../visitors/profile';
import { closing, messageOfVisitor, type NewVisitorMessage } from '../messages';
import { newsOf, newsOfStart } from '../news';
import { forSide } from '../shown';
import { isBeyond, isSilent } from '../state';
import * as store from '../store';
import { timesOfStart } from '../times';
import { carryOut, emitNews, refusalOf, sent } from './commit';
import { boundsOf, connection, type Deps } from './context';

/** A visitor is offered the operator of a conversation this recent first. */
const FAMILIAR = 7 * DAY;

/**
 * The first message of a visitor: visitor, conversation, assignment and message in one transaction.
 * Starts in a channel come one after another, so that the next visitor finds the load of the last.
 * Where the latest conversation is at its end, it ends with it, and the new one leads back to it.
 */
export async function start(deps: Deps, key: string, input: NewVisitorMessage): Promise<Message> {
  const { strapi } = deps;
  const { channel, clientId, body, hint } = input;

  await countStart(deps, key, input);

  const coming = { channel, hint, visitorContext: await input.visitorContext(), now: new Date() };
  const { ended, said } = await transaction(strapi, async (trx) => {
    await store.lockChannel(trx, channel.row);

    const known = await store.findOpen(
      trx,
      { key, channelRow: channel.row, clientId },
      boundsOf(deps)
    );
    const visitor = await service(strapi, 'visitors').meet(key, coming.visitorContext, coming.now);
    const begun: Begun =
      known === null ? await begin(deps, trx, visitor, coming) : { thread: known, ended: null };
    const cached = { thread: begun.thread, visitorName: visitor.name };
    const message = messageOfVisitor(cached, clientId, body, coming.now);
    const { decisions } = await deps.log.write(trx, [message]);

    // Nothing begins with a message that somebody else has sent.
    for (const one of decisions.filter(({ kind }) => kind === 'foreign')) {
      throw refusalOf(one);
    }

    return { ...begun, said: decisions };
  });
  const carriedOut = await carryOut(strapi, said);
  const [message] = carriedOut.map(sent);

  if (!message) {
    throw failure('CONVERSATION_UNKNOWN');
  }

  emitNews(
    strapi,
    ended
      ? newsOfStart(message.conversation, await carryOut(strapi, ended), carriedOut)
      : newsOf(carriedOut)
  );

  return forSide(message, 'visitor');
}

/** A conversation a message goes to, by the row of its thread; `ended` is what became of the one before where it is new. */
interface Begun {
  thread: Row<'thread'>;
  ended: readonly Decision[] | null;
}

/** Makes a conversation for a visitor who has none. */
async function begin(
  deps: Deps,
  trx: Trx,
  visitor: StoredVisitor,
  coming: Coming & { hint: string | null }
): Promise<Begun> {
  const { key } = visitor;
  const operator = await someone(deps.strapi, trx, key, coming);
  const { previous, ended } = await closePrevious(deps, trx, key, coming.channel.row);

  return {
    thread: await open(deps.strapi, trx, { ...coming, visitor, operator, previous }),
    ended,
  };
}

/** The conversation a new one goes on from: the latest, where that ended by itself or does so now. */
async function closePrevious(
  deps: Deps,
  trx: Trx,
  key: string,
  channelRow: Row<'channel'>
): Promise<{ previous: Row<'conversation'> | null; ended: readonly Decision[] }> {
  const bounds = boundsOf(deps);
  const latest = await store.latestRow(trx, key, channelRow);
  const [before] = latest === null ? [] : await store.headsOf(trx, 'c.id', [latest], true);

  if (!before || !isBeyond(before, bounds)) {
    return { previous: null, ended: [] };
  }

  const kind = isSilent(before, bounds.silentSince) ? 'silent' : 'ended';
  const { decisions } =
    before.state === 'open'
      ? await deps.log.write(trx, [closing(before, kind)])
      : { decisions: [] };

  return { previous: before.row, ended: decisions };
}

/** Whether a channel takes new conversations: somebody is there, within its business hours. What has begun goes on. */
export const isTaking = ({ strapi }: Deps, channel: StoredChannel, isStaffed: boolean): boolean =>
  isStaffed && service(strapi, 'channels').isOpen(channel);

/** Counts a conversation that is about to begin; saying the first message again begins none. */
async function countStart(
  deps: Deps,
  key: string,
  { channel, clientId, client }: NewVisitorMessage
): Promise<void> {
  const { strapi } = deps;
  const visitors = service(strapi, 'visitors');
  const known = await store.findOpen(
    connection(deps),
    { key, channelRow: channel.row, clientId },
    boundsOf(deps)
  );

  if (known === null) {
    // What is refused for that is not counted as one that began.
    if (!isTaking(deps, channel, await service(strapi, 'operators').isStaffed(channel.row))) {
      throw failure('NOBODY_AVAILABLE');
    }

    await visitors.consume('conversation', { client });
    await visitors.consume('channel', { channelRow: channel.row });
  }
}

interface Coming {
  channel: StoredChannel;
  visitorContext: VisitorContext;
  now: Date;
}

/** Who is to answer a visitor, null where whoever is on duty may; refuses where nobody is. */
async function someone(
  strapi: Core.Strapi,
  trx: Trx,
  key: string,
  { channel, hint, visitorContext, now }: Coming & { hint: string | null }
): Promise<StoredOperator | null> {
  const { isStaffed, operator } = await service(strapi, 'operators').pick(channel.row, {
    locale: visitorContext.locale,
    country: visitorContext.country,
    previous: await previousOf(trx, key, now),
    load: await store.loads(trx, now),
    hint,
  });

  if (!isStaffed) {
    throw failure('NOBODY_AVAILABLE');
  }

  return operator;
}

/** Row of the operator a visitor had last, and not long ago. */
export const previousOf = (
  db: Connection,
  key: string,
  now: Date
): Promise<Row<'operator'> | null> =>
  store.lastOperator(db, key, new Date(now.getTime() - FAMILIAR));

/** What a conversation is made of. */
interface Opening extends Coming {
  visitor: StoredVisitor;
  operator: StoredOperator | null;
  /** Row of the conversation it goes on from. */
  previous: Row<'conversation'> | null;
}

/** Makes the conversation; answers the row of its thread. */
async function open(
  strapi: Core.Strapi,
  trx: Trx,
  { visitor, operator, previous, channel, visitorContext, now }: Opening
): Promise<Row<'thread'>> {
  const { locale, country, page } = visitorContext;
  const thread = await service(strapi, 'threads').open(now);
  const data = {
    thread,
    channel: channel.row,
    visitor: visitor.row,
    operator: operator?.row ?? null,
    language: locale,
    country,
    page,
    previous,
    ...timesOfStart(now),
  };
  const { id } = await strapi.db.query(uid('conversation')).create({ data });
  const members = operator === null ? [] : [{ conversation: id, operator: operator.row }];

  await store.addMembers(trx, members, sharedNow(strapi));

  return thread;
}
