import type { Core } from '@strapi/strapi';
import { isAdded } from '../plugin/added';
import { defineSlice } from '../plugin/compose';
import { service } from '../plugin/service';
import { onceListening } from '../plugin/ticking';
import { mailController } from './controller';
import { mailAdminRoutes, mailRoutes } from './routes';
import { letter } from './schema';
import { createMail } from './service';

interface Deps {
  strapi: Core.Strapi;
}

/** Where the running postman is kept until Strapi stops. */
const HANDLE = 'livechat::postman';

const SECOND = 1_000;
const ROUND_SECONDS = 2;
const CLEANING_SECONDS = 60 * 60;

/** How long a stopping Strapi waits for letters on their way. */
const FAREWELL_SECONDS = 5;

/** Mail: letters, kept in an outbox until they are sent; the first is a visitor's copy of a conversation. */
export const mail = defineSlice({
  name: 'mail',
  contentTypes: { letter },
  service: createMail,
  controller: mailController,
  routers: { admin: mailAdminRoutes, content: mailRoutes },
  permissions: [
    { uid: 'mail.read', displayName: 'See letters waiting, sent and failed' },
    { uid: 'mail.retry', displayName: 'Send failed letters again' },
  ],
  bootstrap: start,
  destroy: stop,
});

async function start({ strapi }: Deps): Promise<void> {
  let round: Promise<void> | null = null;

  const goRound = (): void => {
    round ??= deliver(strapi).finally(() => {
      round = null;
    });
  };
  const stopTicking = onceListening(strapi, () => [
    setInterval(goRound, ROUND_SECONDS * SECOND),
    setInterval(() => void clean(strapi), CLEANING_SECONDS * SECOND),
  ]);

  strapi.add(HANDLE, {
    close: async () => {
      stopTicking();
      await Promise.race([round, pause(FAREWELL_SECONDS)]);
      await service(strapi, 'mail').close();
    },
  });
}

async function stop({ strapi }: Deps): Promise<void> {
  if (isAdded(strapi, HANDLE)) {
    await (strapi.get(HANDLE) as { close: () => Promise<void> }).close();
  }
}

/** What goes wrong in a round is tried again in the next one. */
async function deliver(strapi: Core.Strapi): Promise<void> {
  try {
    while ((await service(strapi, 'mail').deliver()) > 0) {
      // Until nothing is due.
    }
  } catch (error) {
    strapi.log.warn(`livechat: letters could not be delivered: ${String(error)}`);
  }
}

async function clean(strapi: Core.Strapi): Promise<void> {
  try {
    await service(strapi, 'mail').forget();
  } catch (error) {
    strapi.log.warn(`livechat: old letters could not be deleted: ${String(error)}`);
  }
}

const pause = (seconds: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, seconds * SECOND).unref();
  });
