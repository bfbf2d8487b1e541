import fc from 'fast-check';
import type { Channel } from '../../../shared';
import { rated, rater, send, siteChannelOf, UNHURRIED } from '../../support/ratings';
import { type App, bootStrapi } from '../../support/strapi';
import { supervising } from '../../support/viewers';

let app: App;
let channel: Channel;

beforeAll(async () => {
  app = await bootStrapi({ config: { ...UNHURRIED, ratings: { minimumSample: 1 } } });
  channel = await siteChannelOf(app);
});

afterAll(() => app.close());

const service = () => app.strapi.plugin('livechat').service('ratings');
const rows = () => app.strapi.db.query('plugin::livechat.rating');
const counters = () => app.strapi.db.connection('livechat_rating_counters');

/** Writes ratings as an import does: rows, and nothing else. */
async function importRatings(values: readonly number[], extra: object = {}): Promise<void> {
  const { id } = await app.strapi.db
    .query('plugin::livechat.channel')
    .findOne({ where: { documentId: channel.id } });

  for (const value of values) {
    await rows().create({
      data: { value, channel: id, submittedAt: new Date(), hidden: false, ...extra },
    });
  }
}

/** What a manager does to a rating; it may be gone by then. */
const change = (id: string, what: string): Promise<unknown> => {
  const everybodys = supervising({ row: 0 });
  const done =
    what === 'delete'
      ? service().remove(id, everybodys)
      : service().update(id, { hidden: what === 'hide' }, everybodys);

  return done.catch((error: Error) => expect(error.message).toBe('This rating does not exist'));
};

it('stay equal to a recount through any order of giving, changing, hiding, showing and deleting', async () => {
  const step = fc.record({
    who: fc.nat({ max: 2 }),
    what: fc.constantFrom('give', 'hide', 'show', 'delete'),
    value: fc.constantFrom(5, 3, 1),
  });

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const raters = await Promise.all([rater(app), rater(app), rater(app)]);

      await Promise.all(
        steps.map(async ({ who, what, value }) => {
          const { token = '', conversation = '' } = raters[who] ?? {};

          if (what === 'give') {
            await send(app, { token, conversation }, { value }).expect(200);

            return;
          }

          const given = await rows().findOne({
            where: { conversation: { documentId: conversation } },
          });

          await (given && change(given.documentId, what));
        })
      );

      expect(await service().verify()).toEqual([]);
    }),
    { numRuns: 15 }
  );
});

it('are found wrong when somebody changed a row by hand, and put right again', async () => {
  await rated(app, 5, { comment: 'by hand' });
  await rows().updateMany({ where: { comment: 'by hand' }, data: { value: 1 } });

  const wrong = await service().verify();

  // Of each face the day's and the one of all time.
  expect(wrong).toHaveLength(4);
  expect(
    wrong.map(({ kept, counted }: { kept: number; counted: number }) => counted - kept)
  ).toEqual(expect.arrayContaining([1, -1]));
  await service().rebuild();
  expect(await service().verify()).toEqual([]);
});

it('are counted at the next start when an import brought ratings without them', async () => {
  await rows().deleteMany({});
  await counters().del();
  await importRatings([5, 4, 3, 2.9, 1]);
  await service().countImported();

  const { satisfied, okay, dissatisfied } = (
    await service().publicChannel({ ...(await stored()), ratingsPublished: true })
  ).metrics.shares;

  expect([satisfied, okay, dissatisfied]).toEqual([40, 20, 40]);
  expect(await service().verify()).toEqual([]);
});

it('are not counted again at a start that finds them', async () => {
  await rows().deleteMany({});
  await service().countImported();

  const [sum] = await counters().sum({ total: 'count' });

  // Each of the five once in its day and once in all time.
  expect(Number(sum?.total)).toBe(10);
  await service().rebuild();
});

it('count a rating by the day it was submitted on, whatever day an import is', async () => {
  await importRatings([5], { submittedAt: new Date('2025-12-31T23:59:59Z'), day: null });
  await service().rebuild();

  expect(await counters().select('day', 'value').orderBy('day')).toEqual([
    { day: '', value: 5 },
    { day: '2025-12-31', value: 5 },
  ]);
});

it('count a rating imported without a mark as visible, on whole days and on the one a period begins in', async () => {
  const week = 7 * 24 * 60 * 60 * 1000;
  const now = new Date('2026-03-10T12:00:00Z');
  const submittedAt = new Date(now.getTime() - week + 1000);

  await rows().deleteMany({});
  await importRatings([5], { submittedAt, hidden: null });
  await importRatings([1], { submittedAt: now, hidden: null });
  await service().rebuild();

  const { metrics, faces } = await service().publicChannel(
    { ...(await stored()), ratingsPublished: true },
    '7',
    now
  );

  expect(metrics).toMatchObject({ count: 2, shares: { satisfied: 50, dissatisfied: 50 } });
  expect(faces).toEqual([1, 5]);
});

it('show the last hundred faces of a hundred and one, and count them all', async () => {
  await rows().deleteMany({});
  await importRatings([1], { submittedAt: new Date('2025-01-01T00:00:00Z') });
  await importRatings(Array(100).fill(5));
  await service().rebuild();

  const { metrics, faces } = await service().publicChannel({
    ...(await stored()),
    ratingsPublished: true,
  });

  expect(metrics.count).toBe(101);
  expect(metrics.shares).toEqual({ satisfied: 99, okay: 0, dissatisfied: 1 });
  expect(faces).toEqual(Array(100).fill(5));
});

it('show nothing of a channel whose ratings are all hidden', async () => {
  await rows().updateMany({ where: {}, data: { hidden: true } });
  await service().rebuild();

  const { metrics, faces } = await service().publicChannel({
    ...(await stored()),
    ratingsPublished: true,
  });

  expect([metrics.count, metrics.shares, faces]).toEqual([null, null, []]);
});

it('go with their channel, while its ratings stay', async () => {
  const { token } = await app.superAdmin();
  const { body } = await app.request
    .post('/livechat/admin/channels')
    .auth(token, { type: 'bearer' })
    .send({ name: 'Short lived' })
    .expect((answer) => expect([200, 201]).toContain(answer.status));

  await rated(app, 5, { channel: body.data.slug, comment: 'outlives its channel' });
  await app.request
    .delete(`/livechat/admin/channels/${body.data.id}`)
    .auth(token, { type: 'bearer' })
    .expect((answer) => expect(answer.status).toBeLessThan(300));

  expect(await rows().count({ where: { comment: 'outlives its channel' } })).toBe(1);
  expect(await service().verify()).toEqual([]);
});

it('stay with a channel this node has not heard of yet, when others are deleted', async () => {
  await app.strapi.plugin('livechat').service('channels').list();

  // As another node makes one, whose news are still on their way.
  const { id } = await app.strapi.db
    .query('plugin::livechat.channel')
    .create({ data: { ...(await stored()), id: undefined, name: 'Elsewhere', slug: 'elsewhere' } });

  await rows().create({
    data: { value: 5, channel: id, submittedAt: new Date(), hidden: false, comment: 'elsewhere' },
  });
  await service().rebuild();
  await service().forgetDeletedOwners('channel');

  const { channel: its } = await rows().findOne({
    where: { comment: 'elsewhere' },
    populate: ['channel'],
  });

  expect(its?.id).toBe(id);
  expect(await service().verify()).toEqual([]);
});

const stored = () => app.strapi.plugin('livechat').service('channels').byId(channel.id);
