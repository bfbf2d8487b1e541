import type { Core } from '@strapi/strapi';
import { transaction } from '../../plugin/database/transaction';
import { type FailureCode, failure } from '../../plugin/errors';
import { emitEventInBackground } from '../../plugin/events';
import type { Decision, LogEntry } from '../entries';
import type { Outcome } from '../log';
import { type Done, done, type News, newsOf } from '../news';
import type { ToldMessage } from '../shown';
import * as store from '../store';
import { contextOf } from './context';
import { writersOf } from './writers';

/** Stores a batch of the message log and tells what came of it. */
export async function commit(
  strapi: Core.Strapi,
  batch: readonly LogEntry[]
): Promise<Outcome<Done>[]> {
  const context = contextOf(strapi);
  const { decisions } = await transaction(strapi, (trx) => store.writeBatch(trx, batch, context));
  const carriedOut = await carryOut(strapi, decisions);

  emitNews(strapi, newsOf(carriedOut));

  return carriedOut.map(toOutcome);
}

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
    throw failure(refusalOf(decision));
  }

  return message;
}

function toOutcome(one: Done): Outcome<Done> {
  const { kind } = one.decision;

  return kind === 'ended' || kind === 'unknown'
    ? { kind: 'refused', error: failure(refusalOf(one.decision)) }
    : { kind: 'stored', value: one };
}

const refusalOf = ({ kind }: Decision): FailureCode =>
  kind === 'ended' ? 'CONVERSATION_ENDED' : 'CONVERSATION_UNKNOWN';
