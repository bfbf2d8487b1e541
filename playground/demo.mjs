import { existsSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildPanel, checkNode, fail, install, PLAYGROUND, Sorry, step } from '../.ci/prepare.mjs';
import { isTaken } from '../.ci/services.mjs';
import { mailbox } from './mailbox.mjs';
import { fill, fillingOf } from './sample/fill.mjs';
import { ADMIN, OPERATORS, PASSWORD } from './sample/people.mjs';
import { secrets } from './secrets.mjs';
import { frame } from './shop/frame.mjs';
import { shopServer } from './shop/server.mjs';

const PORT = Number(process.env.PORT ?? 1337);

const SHOP_PORT = Number(process.env.SHOP_PORT ?? PORT + 1);

const MAIL_PORT = Number(process.env.MAIL_PORT ?? PORT + 2);

const BASE = `http://127.0.0.1:${PORT}`;

const SHOP = `http://127.0.0.1:${SHOP_PORT}`;

const MAILBOX = `http://127.0.0.1:${MAIL_PORT}`;

const DATABASE = join(PLAYGROUND, '.tmp/demo.db');

const UPLOADS = join(PLAYGROUND, 'public/uploads');

try {
  await demo();
} catch (error) {
  fail(error);
  process.exit(1);
}

async function demo() {
  checkNode();
  await checkPorts();
  await install();

  const mail = await mailbox();

  configure(mail.smtpPort);
  await buildPanel();

  if (process.argv.includes('--reset')) {
    for (const file of ['', '-wal', '-shm', '-journal']) {
      rmSync(DATABASE + file, { force: true });
    }

    removeUploads();
  }

  checkDatabase();

  const strapi = await step('Starting Strapi', start);

  const filling = await fillingOf(strapi);

  if (filling === 'half') {
    throw new Sorry(
      'The last start was stopped while it filled in the sample: npm run demo -- --reset starts over.'
    );
  }

  if (filling === 'empty') {
    await step('Filling in the sample', () => fill(strapi, (what) => console.log(`  … ${what}`)));
  }

  await new Promise((done) => {
    shopServer({ livechat: `${BASE}/livechat` }).listen(SHOP_PORT, '127.0.0.1', done);
  });
  await new Promise((done) => {
    mail.page.listen(MAIL_PORT, '127.0.0.1', done);
  });
  console.log(whatToOpen());
}

/** Before the first release tables changed without carrying over what was in them: Strapi would drop it. */
function checkDatabase() {
  if (!existsSync(DATABASE)) {
    return;
  }

  const Database = createRequire(join(PLAYGROUND, 'package.json'))('better-sqlite3');
  const file = new Database(DATABASE, { readonly: true });
  const tables = file.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();

  file.close();

  if (tables.includes('livechat_channels') && !tables.includes('livechat_threads')) {
    throw new Sorry(
      'The sample was filled in by an older state of this code, whose tables were others: npm run demo -- --reset starts over.'
    );
  }
}

/** The sample's pictures are stored again with the sample. */
function removeUploads() {
  for (const name of readdirSync(UPLOADS)) {
    if (name !== '.gitkeep') {
      rmSync(join(UPLOADS, name), { recursive: true });
    }
  }
}

async function checkPorts() {
  for (const [port, variable] of [
    [PORT, 'PORT'],
    [SHOP_PORT, 'SHOP_PORT'],
    [MAIL_PORT, 'MAIL_PORT'],
  ]) {
    if (await isTaken(port)) {
      throw new Sorry(
        `Port ${port} is taken: stop what uses it, or choose another one with ${variable}=${port + 1000} npm run demo.`
      );
    }
  }
}

/** What the playground's configuration reads. */
function configure(smtpPort) {
  Object.assign(process.env, secrets(), {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(PORT),
    PUBLIC_URL: BASE,
    DATABASE_CLIENT: 'sqlite',
    DATABASE_FILENAME: DATABASE,
    STRAPI_TELEMETRY_DISABLED: 'true',
    LIVECHAT_CONFIG: JSON.stringify({
      publicUrl: BASE,
      ratings: { minimumSample: 1 },
      pages: frame(SHOP),
      outbox: {
        smtp: { host: '127.0.0.1', port: smtpPort },
        from: 'Fernhill <hello@fernhill.example>',
      },
    }),
  });
  process.chdir(PLAYGROUND);
}

async function start() {
  const { createStrapi } = createRequire(join(PLAYGROUND, 'package.json'))('@strapi/strapi');
  const strapi = createStrapi({ appDir: PLAYGROUND, distDir: PLAYGROUND });

  strapi.log.level = 'warn';
  await strapi.start();

  return strapi;
}

function whatToOpen() {
  return `
┌───────────────────────────────────────────────────────────────────────────┐
  Everything runs. Open:

  Admin       ${BASE}/admin
              ${ADMIN.email} / ${PASSWORD}
              operators: ${OPERATORS.map(({ email }) => email.split('@')[0]).join(', ')} @fernhill.example / ${PASSWORD}
  Shop        ${SHOP}
              the chat button shows while somebody is logged into the admin
  Ratings     ${BASE}/livechat
  Chat page   ${BASE}/livechat/support/shop
  Mailbox     ${MAILBOX}
              whatever is sent by e-mail: end a chat in the shop and ask for a copy

  Ctrl-C stops everything. The data stays; npm run demo -- --reset starts over.
└───────────────────────────────────────────────────────────────────────────┘`;
}
