import { AsyncLocalStorage } from 'node:async_hooks';
import { CALLERS, makeWorld, type World } from '../support/callers';
import { routesOf } from '../support/routes';

/** What changes something, with which words it may be wrapped. */
const WRITES =
  /\b(insert\s+(or\s+\w+\s+)?into|update\s+["'`\w]+\s+set|delete\s+from|replace\s+into)\b/i;

let world: World;

const reading = new AsyncLocalStorage<string[]>();

beforeAll(async () => {
  world = await makeWorld();

  const { strapi } = world.app;

  // What a request causes runs in its own context, tasks in none.
  strapi.server.httpServer.prependListener('request', () => reading.enterWith(written));
  strapi.db.connection.on('query', ({ sql }: { sql: string }) => {
    if (WRITES.test(sql)) {
      reading.getStore()?.push(sql);
    }
  });
});

afterAll(() => world.close());

let written: string[] = [];

/** An address of a route with what its parameters stand for. */
function addressOf(path: string): string {
  const { channel, conversation, rating, operator } = world;
  const id = path.includes('/ratings/')
    ? rating
    : path.includes('/conversations/')
      ? conversation
      : path.includes('/channels/')
        ? channel.id
        : operator;
  const bySlug = path.startsWith('/api/') || path.includes('/support/');

  return path
    .replace(':id', id)
    .replace(':slug', channel.slug)
    .replace(':channel', bySlug ? channel.slug : channel.id)
    .replace(':operator', operator)
    .replace(':file', 'nothing.js')
    .concat('?page=/&locale=en&search=&by=operator');
}

it('sees the profile that is made for who acts for the first time', async () => {
  written = [];
  await world.app.request
    .put('/livechat/admin/operators/me')
    .auth(world.tokens.unpermitted, { type: 'bearer' })
    .send({ chatName: 'Un' })
    .expect(200);
  expect(written.join('\n')).toMatch(/insert into .*livechat_operators/);
});

it.each(CALLERS)('%s changes nothing by reading', async (caller) => {
  const found: Record<string, string[]> = {};
  const routes = routesOf(world.app.strapi).filter(({ method }) => method === 'GET');
  // Somebody who was never here before.
  const token = caller === 'root' ? await newcomer() : world.tokens[caller];

  expect(routes.length).toBeGreaterThan(20);

  for (const { path } of routes) {
    const sql: string[] = [];

    written = sql;

    const call = world.app.request.get(addressOf(path));
    const { status } = await (token === '' ? call : call.auth(token, { type: 'bearer' }));

    expect([path, status < 500]).toEqual([path, true]);

    if (sql.length > 0) {
      found[path] = sql;
    }
  }

  expect(found).toEqual({});
});

/** An admin user who may do all there is, and has not done anything yet. */
async function newcomer(): Promise<string> {
  const permissions = [
    ...['channels.read', 'channels.update', 'conversations.answer', 'conversations.read-all'],
    ...['ratings.read-all', 'ratings.export', 'outbox.read', 'reports.read'],
    'templates.read',
  ];

  return (await world.app.adminUser({ permissions, firstname: 'New' })).token;
}
