import type { Row } from '../../../server/src/plugin/database/ids';
import { service } from '../../../server/src/plugin/service';
import { adminApi } from '../../support/admin-api';
import { newClientId, operatorAvailable, visitorThere } from '../../support/people';
import { closeSockets, told, waitFor } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi();
  await app.superAdmin();
});

afterAll(() => {
  closeSockets();

  return app.close();
});

const users = () => app.strapi.service('admin::user');
const operators = () => service(app.strapi, 'operators');

/** What an operator is called in every list. */
const nameOf = async (row: Row<'operator'>) => {
  const { publicName, fullName } = (await operators().byRow(row)) ?? {};

  return [publicName, fullName];
};

async function anOperator(firstname: string, more: object = {}) {
  const { id } = await app.adminUser({ firstname, lastname: 'Secret', ...more });

  return { id, row: (await operators().mine(id)).row };
}

it('tells deleted admin users apart by what visitors read last, and nothing else of them', async () => {
  const [ada, bob] = [await anOperator('Ada'), await anOperator('Bob')];

  await users().updateById(bob.id, { firstname: 'Robert' });
  await waitFor(
    () => app.strapi.db.query('plugin::livechat.operator').findOne({ where: { id: bob.row } }),
    ({ shownName }) => shownName === 'Robert'
  );
  await users().deleteById(ada.id);
  await users().deleteByIds([bob.id]);

  expect(await nameOf(ada.row)).toEqual(['Ada', 'Ada']);
  expect(await nameOf(bob.row)).toEqual(['Robert', 'Robert']);
});

it('numbers those of whom no name was kept', async () => {
  const { id, row } = await anOperator('Ada');

  await app.strapi.db
    .query('plugin::livechat.operator')
    .update({ where: { id: row }, data: { shownName: null } });
  await app.strapi.db.query('admin::user').delete({ where: { id } });

  expect(await nameOf(row)).toEqual([`Operator #${row}`, `Operator #${row}`]);
});

it('names them in the report, each in a line of their own', async () => {
  const talkedTo = async (firstname: string) => {
    const { admin, socket } = await operatorAvailable(app, { firstname });
    const { say } = await visitorThere(app);
    const { conversation } = await say('hello');

    await told(socket, 'message:send', { conversation, clientId: newClientId(), body: 'hi' });
    socket.disconnect();
    await users().deleteById(admin.id);
  };

  await talkedTo('Cyn');
  await talkedTo('Dan');

  const { body } = await adminApi(app, await app.superAdmin())
    .get('/reports/conversations?by=operator')
    .expect(200);
  const names = Object.values(JSON.parse(JSON.stringify(body.data)).names?.operator ?? {});

  expect(names).toEqual(expect.arrayContaining(['Cyn', 'Dan']));
  expect(names).not.toContain('Operator');
});
