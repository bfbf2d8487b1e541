import { adminApi } from '../../support/admin-api';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { type App, bootStrapi } from '../../support/strapi';

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});

afterAll(() => database.drop());

const slugs = async (app: App): Promise<string[]> => {
  const channels = await app.strapi.plugin('livechat').service('channels').list();

  return channels.map(({ slug }: { slug: string }) => slug);
};

it('does not bring back a first channel that was deleted', async () => {
  const first = await bootStrapi({ database });
  const boss = adminApi(first, await first.superAdmin());
  const [channel] = (await boss.get('/channels')).body.data;

  expect(await slugs(first)).toEqual(['website']);
  await boss.delete(`/channels/${channel.id}`);
  await first.close();

  const second = await bootStrapi({ database });

  expect(await slugs(second)).toEqual([]);
  await second.close();
});
