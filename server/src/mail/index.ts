import type { Core } from '@strapi/strapi';
import { isAdded } from '../plugin/added';
import { addressForMail, originOf } from '../plugin/addresses';
import { defineSlice } from '../plugin/compose';
import { configOf } from '../plugin/config';
import { startTasks } from '../plugin/nodes/tasks';
import { service } from '../plugin/service';
import { config } from './config';
import { mailController } from './controller';
import { errors } from './errors';
import { emailRoutes, mailAdminRoutes, mailRoutes } from './routes';
import { email, emailStop } from './schema';
import { createMail } from './service';
import { mailSockets } from './sockets';

export interface Deps {
  strapi: Core.Strapi;
}

/** Where the running worker is kept until Strapi stops. */
const HANDLE = 'livechat::mail';

const SECOND = 1_000;
const ROUND_SECONDS = 2;
const CLEANING_SECONDS = 60 * 60;

/** How long a stopping Strapi waits for e-mails on their way. */
const SHUTDOWN_SECONDS = 5;

/** Mail: e-mails, kept in an outbox until they are sent; the first is a visitor's copy of a conversation. */
export const mail = defineSlice({
  name: 'mail',
  config,
  errors,
  contentTypes: { email, 'email-stop': emailStop },
  service: createMail,
  controller: mailController,
  routers: { admin: mailAdminRoutes, content: mailRoutes, public: emailRoutes },
  sockets: mailSockets,
  permissions: [
    { uid: 'mail.read', displayName: 'See e-mails waiting, sent and failed' },
    { uid: 'mail.retry', displayName: 'Send failed e-mails again' },
  ],
  bootstrap: start,
  destroy: stop,
});

declare module '../plugin/service' {
  interface Services {
    mail: ReturnType<typeof createMail>;
  }
}

async function start({ strapi }: Deps): Promise<void> {
  // Whoever develops a site reads its e-mails on the same machine.
  if (
    configOf(strapi).mail.smtp &&
    originOf(strapi) === null &&
    !strapi.config.get('autoReload', false)
  ) {
    strapi.log.warn(
      `livechat: e-mails lead to ${addressForMail(strapi)}, for neither publicUrl nor Strapi's server.url is set`
    );
  }

  const tasks = startTasks(strapi, [
    { name: 'delivering e-mails', seconds: ROUND_SECONDS, run: () => deliver(strapi) },
    {
      name: 'deleting old e-mails',
      seconds: CLEANING_SECONDS,
      run: () => service(strapi, 'mail').forget(),
    },
  ]);

  strapi.add(HANDLE, {
    close: async () => {
      tasks.stop();
      await Promise.race([tasks.idle(), pause(SHUTDOWN_SECONDS)]);
      await service(strapi, 'mail').close();
    },
  });
}

async function stop({ strapi }: Deps): Promise<void> {
  if (isAdded(strapi, HANDLE)) {
    await (strapi.get(HANDLE) as { close: () => Promise<void> }).close();
  }
}

async function deliver(strapi: Core.Strapi): Promise<void> {
  while ((await service(strapi, 'mail').deliver()) > 0) {
    // Until nothing is due.
  }
}

const pause = (seconds: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, seconds * SECOND).unref();
  });
