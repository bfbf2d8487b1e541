import { readAddress } from '../../../server/src/outbox/address';
import { transaction } from '../../../server/src/plugin/database/transaction';
import { answeredVisitor, UNHURRIED } from '../../support/ratings';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi({ listen: false, config: UNHURRIED });
});

afterAll(() => app.close());

const emails = () => app.strapi.db.query('plugin::livechat.email');

const address = (email: string) => readAddress(email) ?? fail();

const fail = (): never => {
  throw new Error('That is no address');
};

let things = 0;

const newThing = (): string => {
  things += 1;

  return `thing-${things}`;
};

/** Writes an e-mail in a transaction that then does something else. */
function write(to: string, then: () => Promise<void> | void = () => undefined, about = newThing()) {
  return transaction(app.strapi, async (trx) => {
    await app.strapi
      .plugin('livechat')
      .service('outbox')
      .write(trx, {
        kind: 'transcript',
        to: address(to),
        language: 'en',
        data: { conversation: about, visitor: 'somebody' },
        about,
        client: { ip: '203.0.113.7', network: '203.0.113.7', headers: {} },
      });
    await then();
  });
}

it('is there once its cause is', async () => {
  await write('commit@home.example');

  expect(await emails().findOne({ where: { to: 'commit@home.example' } })).toMatchObject({
    kind: 'transcript',
    state: 'waiting',
    attempts: 0,
  });
});

it('is not there when its cause is undone', async () => {
  const undone = write('rollback@home.example', () => {
    throw new Error('undone');
  });

  await expect(undone).rejects.toThrow('undone');
  expect(await emails().count({ where: { to: 'rollback@home.example' } })).toBe(0);
});

it('keeps what it is about, and nothing of what it says', async () => {
  const { token, conversation } = await answeredVisitor(app);

  await app.request
    .post('/api/livechat/transcripts')
    .auth(token, { type: 'bearer' })
    .send({ conversation, email: 'about@home.example' })
    .expect(200);

  const row = await emails().findOne({ where: { to: 'about@home.example' } });

  expect(JSON.parse(row.data)).toMatchObject({ conversation });
  expect(JSON.stringify(row)).not.toMatch(/Where is my parcel|unsubscribe|http/);
});

it('is written where earlier ones about the same are forgotten by now', async () => {
  const about = newThing();

  await write('one@home.example', undefined, about);
  await write('two@home.example', undefined, about);
  await emails().deleteMany({ where: { to: 'one@home.example' } });
  await write('three@home.example', undefined, about);

  expect(await emails().count({ where: { about } })).toBe(2);
});
