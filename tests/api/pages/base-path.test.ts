import { publishPage } from '../../support/pages';
import { publishRatings, siteChannelOf, UNHURRIED } from '../../support/ratings';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi({
    config: { ...UNHURRIED, basePath: '/help/chat', publicUrl: 'https://shop.example/cms/' },
  });
  await publishPage(app, { title: 'Moved' });
  await publishRatings(app, (await siteChannelOf(app)).id);
});

afterAll(() => app.close());

it('serves the pages below the configured path, with links as browsers see them', async () => {
  const { text } = await app.request.get('/help/chat').expect(200);

  expect(text).toContain('href="/cms/help/chat/pages.css?v=');
  expect(text).toContain('href="/cms/help/chat/channel/');
  await app.request.get('/help/chat/pages.css').expect(200);
  await app.request.get('/livechat').expect(404);
});
