import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '../../shared';
import { makeProject } from '../../tests/support/project';
import { type App, bootStrapi } from '../../tests/support/strapi';
import { answer, bytesInUse, processorSeconds } from './answer';
import { fillRatings } from './ratings';
import { openRelay } from './relay';

/** Nothing is measured against a limit; every limit is out of reach. */
const CONFIG = {
  limits: {
    messagesPerTenSeconds: 1e9,
    connectionsPerIp: 1e9,
    requestsPerMinute: 1e9,
  },
};

/** Routes to compare with: one that does nothing, and one that sends a text of a given size. */
const ROUTES = `
const send = (ctx) => {
  ctx.type = 'html';
  ctx.body = 'x'.repeat(Number(ctx.query.size ?? 1));
};
const nothing = (ctx) => {
  ctx.body = { data: null };
};
const open = { auth: false };

module.exports = {
  register({ strapi }) {
    strapi.server.routes({
      type: 'content-api',
      routes: [
        { method: 'GET', path: '/bench/nothing', handler: nothing, config: open },
        { method: 'GET', path: '/bench/text', handler: send, config: open },
      ],
    });
    strapi.server.routes([{ method: 'GET', path: '/bench/text', handler: send, config: open }]);
  },
};
`;

let app: App | undefined;
let leave = async (): Promise<void> => {};

/** The plugin in a real Strapi, with routes to compare with. */
async function open(): Promise<string> {
  const project = makeProject({});

  writeFileSync(join(project.appDir, 'src/index.js'), ROUTES);

  const booted = await bootStrapi({ appDir: project.appDir, config: CONFIG });

  app = booted;
  leave = async () => {
    await booted.close();
    project.remove();
  };

  return booted.url;
}

function running(): App {
  if (!app) {
    throw new Error('Nothing is open yet');
  }

  return app;
}

/** Access tokens of so many operators. */
async function operators(count: number): Promise<string[]> {
  const permissions = ['conversations.answer', 'channels.read'];
  const users = Array.from({ length: count }, () => running().adminUser({ permissions }));

  return (await Promise.all(users)).map(({ token }) => token);
}

/** Tokens of so many visitors. */
function visitors(count: number): string[] {
  const { issue } = running().strapi.plugin('livechat').service('visitors');

  return Array.from({ length: count }, () => issue().token);
}

/** Publishes the site's channel with so many ratings, and tells its slug. */
async function ratings(count: number): Promise<string> {
  const { strapi, adminUser } = running();
  const channels = strapi.plugin('livechat').service('channels');
  const members = await Promise.all(Array.from({ length: 5 }, () => adminUser()));
  const { mine, setMembers } = strapi.plugin('livechat').service('operators');
  const { id, row } = await channels.bySlug('');
  const people = await Promise.all(members.map((user) => mine(user.id)));

  await setMembers(
    row,
    members.map((user) => user.id)
  );
  await fillRatings(strapi, { channel: row, operators: people.map((one) => one.row) }, count);

  const { slug } = await channels.publish(id, true);

  return slug;
}

/** Id of the site's channel. */
async function channel(): Promise<string> {
  const { id } = await running().strapi.plugin('livechat').service('channels').bySlug('');

  return id;
}

/** The same relay in the same process, which stores every message through the Document Service. */
function openDocuments(): Promise<string> {
  const messages = running().strapi.documents('plugin::livechat.message' as never);

  return openRelay(async ({ segments, sentAt, seq, version, clientId, author, kind }: Message) => {
    const body = segments[0]?.text;
    const data = { seq, version, clientId, author, kind, audience: 'public', body, sentAt };

    await messages.create({ data: data as never });
  });
}

/** Access token of somebody who may read every rating. */
async function manager(): Promise<string> {
  const { token } = await running().adminUser({ permissions: ['ratings.read-all'] });

  return token;
}

/** Milliseconds some statements take, one after the other. */
async function sql(statements: readonly string[]): Promise<number> {
  const start = performance.now();

  for (const statement of statements) {
    await running().strapi.db.connection.raw(statement);
  }

  return performance.now() - start;
}

/** Milliseconds it takes to load every rating with its operator through the Document Service. */
async function loadRatings(): Promise<number> {
  const start = performance.now();

  await running()
    .strapi.documents('plugin::livechat.rating' as never)
    .findMany({ populate: ['operator'], limit: -1 } as never);

  return performance.now() - start;
}

/** What the plugin does when any rating changes: the next visitor gets a page made anew. */
async function forgetPages(): Promise<void> {
  await running().strapi.eventHub.emit('livechat.rating.changed', {} as never);
}

answer(
  {
    open,
    operators,
    visitors,
    channel,
    openDocuments,
    ratings,
    manager,
    sql,
    loadRatings,
    forgetPages,
    bytesInUse,
    processorSeconds,
  },
  () => leave()
);
