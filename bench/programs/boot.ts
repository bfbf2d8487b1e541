import { createStrapi } from '@strapi/strapi';
import { PLAYGROUND, TEST_SECRETS } from '../../tests/support/strapi';
import { answer, processorSeconds } from './answer';

/** Starts Strapi on the database the environment names, and stops it; tells the milliseconds of processor time the start took. */
async function start(): Promise<number> {
  Object.assign(process.env, TEST_SECRETS);

  const before = processorSeconds();
  const strapi = createStrapi({ appDir: PLAYGROUND, distDir: PLAYGROUND, serveAdminPanel: false });

  strapi.log.level = 'error';
  await strapi.load();
  strapi.server.mount();
  await new Promise<void>((done) => {
    strapi.server.httpServer.listen(0, '127.0.0.1', done);
  });

  const took = (processorSeconds() - before) * 1000;

  await strapi.destroy();

  return took;
}

answer({ start });
