import { type App, bootStrapi } from '../../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi();
});

afterAll(() => app.close());

it('answers 404 to an address nobody registered', async () => {
  const { status, body } = await app.request.get('/api/livechat/nothing-here');

  expect(status).toBe(404);
  expect(body.error.name).toBe('NotFoundError');
});
