import type { Core } from '@strapi/strapi';
import { DAY } from '../../../../shared/days';
import { configOf } from '../../plugin/config';
import { emailKindsOf } from '../../plugin/emails';
import { failureCode } from '../../plugin/errors';
import { sharedNow } from '../../plugin/nodes/clock';
import { service } from '../../plugin/service';
import { LANGUAGES } from '../../site/languages';
import { retryAt } from '../backoff';
import { type Outgoing, openTransport, type Transport, Unconfigured } from '../gateway';
import { isFinal, reasonOf, sentenceOf } from '../reasons';
import * as store from '../store';
import { type Transports, transports } from '../transports';
import { stopUrlOf } from './stop';

/** How many e-mails are on their way at once on a node. */
const AT_ONCE = 5;

const SECOND = 1_000;

/** An attempt that takes longer has failed; a claim outlives it, so that nobody else has begun by then. */
const ATTEMPT_LASTS = 60 * SECOND;
const CLAIM_LASTS = 5 * 60 * SECOND;

/** How long e-mails stay known that are done with. */
const KEPT_DAYS = 30;

/** The server took too long. */
class Overdue extends Error {
  readonly code = 'ETIMEDOUT';
}

/** The e-mail cannot be written, whoever carries it. */
class Unwritable extends Error {}

interface Deps {
  strapi: Core.Strapi;
  ways: Transports<Transport>;
}

/** The way of e-mails out of the table they wait in. */
export function delivering(strapi: Core.Strapi) {
  const settings = () => {
    const { smtp, from } = configOf(strapi).outbox;

    return { smtp, from };
  };
  const ways = transports(settings, (wanted) => openTransport(strapi, wanted, AT_ONCE));
  const deps = { strapi, ways };
  const underWay = new Set<Promise<void>>();
  let isHalted = false;

  /** Begins what is due, as far as there is room for it. */
  const begin = async (now: Date): Promise<number> => {
    const room = isHalted ? 0 : AT_ONCE - underWay.size;
    const until = new Date(now.getTime() + CLAIM_LASTS);
    const claimed =
      room > 0 ? await store.claimEmails(strapi.db.connection, { now, until, limit: room }) : [];

    for (const email of claimed) {
      const sending = finish(deps, email)
        .catch((error: unknown) => {
          strapi.log.error(`livechat: e-mail ${email.id} lost its way: ${sentenceOf(error)}`);
        })
        .finally(() => underWay.delete(sending));

      underWay.add(sending);
    }

    return claimed.length;
  };

  /**
   * Begins everything that is due; waits for room only, so that who is slow keeps nobody waiting but
   * themselves. Time goes on meanwhile: a claim lasts from when it is made.
   */
  const round = async (now: Date): Promise<number> => {
    const ahead = now.getTime() - Date.now();
    const next = () => begin(new Date(Date.now() + ahead));
    let begun = 0;

    for (let more = await next(); more > 0; more = await next()) {
      begun += more;

      if (underWay.size >= AT_ONCE) {
        await Promise.race(underWay);
      }
    }

    return begun;
  };

  return {
    /** Sends what is due. Any number of nodes may do so at once. */
    round: (now = sharedNow(strapi)): Promise<number> => round(now),

    /** The same, until all of it has been tried; answers how many e-mails that were. */
    async deliver(now = sharedNow(strapi)): Promise<number> {
      const begun = await round(now);

      await Promise.all(underWay);

      return begun;
    },

    /** Sends one that nobody keeps; rejects with the reason when nobody took it. */
    sendNow: (email: Outgoing): Promise<void> => send(deps, email),

    /** Forgets e-mails long done with. */
    async forget(now = sharedNow(strapi)): Promise<void> {
      await store.deleteEmails(strapi.db.connection, new Date(now.getTime() - KEPT_DAYS * DAY));
    },

    /** Nothing is begun any more; what is on its way goes on. */
    halt(): void {
      isHalted = true;
    },

    /** Resolves when nothing is on its way. */
    async settle(): Promise<void> {
      await Promise.all(underWay);
    },

    /** Lets go of the mail server for good. */
    close: (): Promise<void> => ways.close(),
  };
}

async function finish(deps: Deps, email: store.ClaimedEmail): Promise<void> {
  await store.finishEmail(deps.strapi.db.connection, email, await attempt(deps, email));
}

/** One attempt, and what follows from it. */
async function attempt(deps: Deps, email: store.ClaimedEmail): Promise<store.Outcome> {
  const { strapi } = deps;

  try {
    if (await store.isStopped(strapi.db.connection, email.mailbox)) {
      return { kind: 'stopped' };
    }

    const outgoing = await write(strapi, email);

    if (outgoing === null) {
      return { kind: 'dropped', reason: 'gone' };
    }

    await send(deps, outgoing);

    return { kind: 'sent', at: sharedNow(strapi) };
  } catch (error) {
    return afterFailure(strapi, email, error);
  }
}

/** What an e-mail says by now; null where what it is about is gone. */
async function write(strapi: Core.Strapi, email: store.ClaimedEmail): Promise<Outgoing | null> {
  const kind = emailKindsOf(strapi).get(email.kind);
  const language = LANGUAGES.find((one) => one === email.language);

  if (kind === undefined || language === undefined) {
    throw new Unwritable(`There is no e-mail “${email.kind}” in “${email.language}”`);
  }

  try {
    const content = await kind.load(strapi, email.data, language);
    const stopUrl = stopUrlOf(strapi, email);
    const { to, messageId } = email;

    return content === null
      ? null
      : {
          to,
          messageId,
          stopUrl,
          ...(await service(strapi, 'templates').write(email, { content, stopUrl })),
        };
  } catch (error) {
    if (failureCode(error)?.endsWith('_UNKNOWN')) {
      return null;
    }

    throw new Unwritable(sentenceOf(error));
  }
}

async function send({ ways }: Deps, email: Outgoing): Promise<void> {
  const transport = await ways.get();
  const patience = AbortSignal.timeout(ATTEMPT_LASTS);

  try {
    await transport.send(email, patience);
  } catch (error) {
    throw patience.aborted ? new Overdue('The mail server did not answer') : error;
  }
}

function afterFailure(
  strapi: Core.Strapi,
  email: store.ClaimedEmail,
  error: unknown
): store.Outcome {
  const why = { reason: whyOf(error), error: sentenceOf(error) };

  if (email.attempts < configOf(strapi).outbox.attempts && !isFinal(error)) {
    const until = retryAt(email.attempts, sharedNow(strapi), Math.random());

    return { kind: 'waiting', ...why, until };
  }

  strapi.log.error(`livechat: e-mail ${email.id} (${email.kind}) was given up`);

  return { kind: 'failed', ...why };
}

function whyOf(error: unknown) {
  if (error instanceof Unwritable) {
    return 'unwritable';
  }

  return error instanceof Unconfigured ? 'unconfigured' : reasonOf(error);
}
