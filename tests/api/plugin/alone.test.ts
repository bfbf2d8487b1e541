import { type App, bootStrapi } from '../../support/strapi';

/** Ways to other nodes that a Strapi on its own database file has not. */
const WAYS = [{ adapter: 'postgres' }, { adapter: 'redis' }] as const;

jest.setTimeout(240_000);

let app: App | undefined;

afterEach(() => app?.close());

it.each(WAYS)('starts with $adapter although there is none, and answers', async (config) => {
  app = await bootStrapi({ config });

  await app.request.get('/livechat/health').expect(200);
});
