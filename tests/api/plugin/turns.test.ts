import { claim } from '../../../server/src/plugin/nodes/claim';
import { setClock, sharedNow } from '../../../server/src/plugin/nodes/clock';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi();
});

afterAll(() => app.close());

afterEach(() => {
  jest.restoreAllMocks();
});

it('gives a turn to one node, and the next only after the seconds of the task', async () => {
  const { strapi } = app;
  const start = Date.now();
  const now = jest.spyOn(Date, 'now').mockReturnValue(start);

  expect(await claim(strapi, 'counting sheep', 60)).toBe(true);
  expect(await claim(strapi, 'counting sheep', 60)).toBe(false);
  expect(await claim(strapi, 'counting goats', 60)).toBe(true);

  now.mockReturnValue(start + 60_000);

  const turns = await Promise.all(
    Array.from({ length: 5 }, () => claim(strapi, 'counting sheep', 60))
  );

  expect(turns.filter(Boolean)).toHaveLength(1);
});

it('waits for no clock that was ahead', async () => {
  const { strapi } = app;
  const start = Date.now();
  const now = jest.spyOn(Date, 'now').mockReturnValue(start + 86_400_000);

  expect(await claim(strapi, 'counting stars', 60)).toBe(true);
  now.mockReturnValue(start);
  expect(await claim(strapi, 'counting stars', 60)).toBe(true);
});

it('goes by the clock of a database that is elsewhere, whatever a node’s own says', async () => {
  const { strapi } = app;
  const real = Date.now;
  const ahead = 10 * 60_000;
  const isElsewhere = strapi.db.dialect.client !== 'sqlite';

  jest.spyOn(Date, 'now').mockImplementation(() => real() + ahead);
  await setClock(strapi);

  const apart = sharedNow(strapi).getTime() - real();

  expect(Math.abs(apart - (isElsewhere ? 0 : ahead))).toBeLessThan(ahead / 2);
});
