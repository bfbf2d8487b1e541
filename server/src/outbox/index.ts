import type { Core } from '@strapi/strapi';
import { isAdded } from '../plugin/added';
import { addressForMail, originOf } from '../plugin/addresses';
import { defineSlice } from '../plugin/compose';
import { configOf } from '../plugin/config';
import { startTasks, type Task } from '../plugin/nodes/tasks';
import { service } from '../plugin/service';
import { config } from './config';
import { errors } from './errors';
import { outboxRoutes } from './routes';
import { email, emailStop } from './schema';
import { createOutbox } from './service';
import { prepareTurn } from './service/turn';

export interface Deps {
  strapi: Core.Strapi;
}

/** Where the running worker is kept until Strapi stops. */
const HANDLE = 'livechat::outbox';

const SECOND = 1_000;
const ROUND_SECONDS = 2;
const CLEANING_SECONDS = 60 * 60;

/** How long a stopping Strapi waits for e-mails on their way. */
const SHUTDOWN_SECONDS = 5;

/** Outbox: e-mails, written in the transaction of their cause and kept until they are sent. */
export const outbox = defineSlice({
  name: 'outbox',
  config,
  errors,
  contentTypes: { email, 'email-stop': emailStop },
  service: createOutbox,
  controller: async () => (await import('./controller')).outboxController,
  routers: { admin: outboxRoutes },
  permissions: [
    { uid: 'outbox.read', displayName: 'See e-mails waiting, sent and failed' },
    { uid: 'outbox.update', displayName: 'Send e-mails again, drop them, and undo stops' },
  ],
  tasks: cleaning,
  bootstrap: start,
  destroy: stop,
});

declare module '../plugin/service' {
  interface Services {
    outbox: ReturnType<typeof createOutbox>;
  }
}

function cleaning({ strapi }: Deps): Task[] {
  return [
    {
      name: 'deleting old e-mails',
      seconds: CLEANING_SECONDS,
      isShared: true,
      run: () => service(strapi, 'outbox').forget(),
    },
  ];
}

async function start({ strapi }: Deps): Promise<void> {
  await prepareTurn(strapi);

  // Whoever develops a site reads its e-mails on the same machine.
  if (
    configOf(strapi).outbox.smtp &&
    originOf(strapi) === null &&
    !strapi.config.get('autoReload', false)
  ) {
    strapi.log.warn(
      `livechat: e-mails lead to ${addressForMail(strapi)}, for neither publicUrl nor Strapi's server.url is set`
    );
  }

  const tasks = startTasks(strapi, [
    { name: 'delivering e-mails', seconds: ROUND_SECONDS, run: () => deliver(strapi) },
  ]);

  strapi.add(HANDLE, {
    close: async () => {
      tasks.stop();
      service(strapi, 'outbox').halt();
      await Promise.race([
        tasks.idle().then(() => service(strapi, 'outbox').settle()),
        pause(SHUTDOWN_SECONDS),
      ]);
      await service(strapi, 'outbox').close();
    },
  });
}

async function stop({ strapi }: Deps): Promise<void> {
  if (isAdded(strapi, HANDLE)) {
    await (strapi.get(HANDLE) as { close: () => Promise<void> }).close();
  }
}

async function deliver(strapi: Core.Strapi): Promise<void> {
  await service(strapi, 'outbox').round();
}

const pause = (seconds: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, seconds * SECOND).unref();
  });
