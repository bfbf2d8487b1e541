import { rated, send, UNHURRIED } from '../../support/ratings';
import { openReceiver, type Receiver } from '../../support/receiver';
import { waitFor } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

/** What a webhook was told. */
interface Told {
  event: string;
  createdAt: string;
  [field: string]: unknown;
}

let app: App;
let receiver: Receiver;

beforeAll(async () => {
  receiver = await openReceiver();
  app = await bootStrapi({ config: UNHURRIED });
});

afterAll(async () => {
  await app.close();
  receiver.close();
});

const told = (): Told[] => receiver.told.map(({ body }) => JSON.parse(body));

it('tells a webhook of Strapi about ratings, by ids and value only', async () => {
  const { token } = await app.superAdmin();

  // As Strapi's own settings make one.
  await app.request
    .post('/admin/webhooks')
    .auth(token, { type: 'bearer' })
    .send({
      name: 'Ratings',
      url: receiver.url,
      headers: {},
      events: [
        'livechat.rating.created',
        'livechat.rating.changed',
        'livechat.rating.hidden',
        'livechat.rating.deleted',
      ],
    })
    .expect(201);

  const who = await rated(app, 5, { comment: 'The secret of the customer' });

  await send(app, who, { value: 1, comment: 'The secret of the customer' }).expect(200);

  const rating = await waitFor(
    () => told().find(({ event }) => event === 'livechat.rating.changed'),
    Boolean
  );

  await app.request
    .put(`/livechat/admin/ratings/${rating?.rating}`)
    .auth(token, { type: 'bearer' })
    .send({ hidden: true })
    .expect(200);
  await app.request
    .delete(`/livechat/admin/ratings/${rating?.rating}`)
    .auth(token, { type: 'bearer' })
    .expect(204);
  await waitFor(() => told().length === 4);

  expect(told().map(({ event, value, hidden }) => [event, value, hidden])).toEqual([
    ['livechat.rating.created', 5, false],
    ['livechat.rating.changed', 1, false],
    ['livechat.rating.hidden', 1, true],
    ['livechat.rating.deleted', 1, true],
  ]);
  expect(Object.keys(told()[0] ?? {}).sort()).toEqual([
    'channel',
    'conversation',
    'createdAt',
    'event',
    'hidden',
    'rating',
    'value',
  ]);
  expect(JSON.stringify(told())).not.toContain('secret');
});
