import type { Core } from '@strapi/strapi';
import type { Row } from '../../plugin/database/ids';
import type { Connection, Trx } from '../../plugin/database/transaction';
import { failure } from '../../plugin/errors';
import { emitEventInBackground } from '../../plugin/events';
import { sharedNow } from '../../plugin/nodes/clock';
import type { Decision, Turned } from '../../threads/entries';
import type { Outcome } from '../../threads/log';
import type { Counters } from '../entries';
import { type Done, done, type News, newsOf } from '../news';
import { hasTurned } from '../rows';
import type { ToldMessage } from '../shown';
import { policyOf } from '../state';
import * as store from '../store';
import { boundsOf } from './context';
import { writersOf } from './writers';

/** What the message log has to do with conversations. */
export const ownerOf = (strapi: Core.Strapi) => ({
  load: (db: Connection | Trx, threads: readonly Row<'thread'>[], isLocking: boolean) =>
    store.headsOf(db, 't.id', threads, isLocking),
  policy: () => policyOf(boundsOf({ strapi })),
  hasTurned,
  write: (trx: Trx, turned: readonly Turned<Counters>[]) =>
    store.writeTurns(trx, turned, sharedNow(strapi)),
  async told(decisions: readonly Decision[]): Promise<Outcome<Done>[]> {
    const carriedOut = await carryOut(strapi, decisions);

    emitNews(strapi, newsOf(carriedOut));

    return carriedOut.map(toOutcome);
  },
});

/** What was decided and committed, with its lines as people read them. */
export const carryOut = async (
  strapi: Core.Strapi,
  decisions: readonly Decision[]
): Promise<Done[]> =>
  done(
    decisions,
    await writersOf(
      strapi,
      decisions.flatMap((one) => ('message' in one ? [one.message] : []))
    )
  );

/** Tells what was committed, without making the log wait for who listens. */
export function emitNews(strapi: Core.Strapi, news: readonly News[]): void {
  for (const { name, payload } of news) {
    emitEventInBackground(strapi, name, payload);
  }
}

/** The message somebody is answered with. */
export function sent({ decision, message }: Done): ToldMessage {
  if (message === null) {
    throw refusalOf(decision);
  }

  return message;
}

function toOutcome(one: Done): Outcome<Done> {
  const { kind } = one.decision;

  return kind === 'ended' || kind === 'unknown' || kind === 'foreign'
    ? { kind: 'refused', error: refusalOf(one.decision) }
    : { kind: 'stored', value: one };
}

export function refusalOf({ kind }: Decision): Error {
  if (kind === 'foreign') {
    return failure('CLIENT_ID_TAKEN', { path: 'clientId' });
  }

  return failure(kind === 'ended' ? 'CONVERSATION_ENDED' : 'CONVERSATION_UNKNOWN');
}
