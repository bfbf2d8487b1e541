import type { Face, PublicChannel } from '../../../shared';
import { publishPage } from '../../support/pages';
import { aChannel } from '../../support/people';
import { publishRatings, type Rater, rater, send, UNHURRIED } from '../../support/ratings';
import { closeSockets, connected, told, visitorClient } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';
import { supervising } from '../../support/viewers';

/** One network does not decide what everybody reads: what is above its share of a day is in the report alone. */
const MOST = 3;

let app: App;

beforeAll(async () => {
  app = await bootStrapi({
    config: { ...UNHURRIED, ratings: { minimumSample: 1, dailyPerNetwork: MOST } },
    env: { PROXY_KOA: 'true', PROXY_COUNT: '1' },
  });
  await publishPage(app, { title: 'Talk to us' });
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

const ours = (name: string) => app.strapi.plugin('livechat').service(name);
const rows = () => app.strapi.db.query('plugin::livechat.rating');
const keyOf = (token: string): string => ours('visitors').authenticate(token).key;

/** Gives a rating as somebody of this network. */
const give = (
  { token, conversation }: Rater,
  value: Face,
  { network, now }: { network: string | null; now?: Date },
  comment?: string
) =>
  ours('ratings').give(
    'chat',
    { conversation, visitorKey: keyOf(token) },
    { value, comment },
    { network, now }
  );

/** A channel whose figures are public. */
async function publicChannel(): Promise<string> {
  const { id, slug } = await aChannel(app);

  await publishRatings(app, id);

  return slug;
}

const pageOf = async (slug: string): Promise<PublicChannel> =>
  (await app.request.get(`/api/livechat/pages/channel/${slug}`).expect(200)).body.data;

const admin = async (path: string) =>
  app.request
    .get(`/livechat/admin/ratings${path}`)
    .auth((await app.superAdmin()).token, { type: 'bearer' })
    .expect(200);

const reported = async (query: string) => (await admin(query)).body.data;

it('counts as many of a network as the setting says, and takes all of them', async () => {
  const slug = await publicChannel();
  const network = '203.0.113.1';

  await give(await rater(app, slug), 5, { network: '198.51.100.1' });

  for (let given = 0; given < MOST + 2; given += 1) {
    await give(await rater(app, slug), 1, { network }, 'all of one office');
  }

  const { metrics, faces } = await pageOf(slug);

  expect(metrics).toMatchObject({ count: MOST + 1, shares: { satisfied: 25, dissatisfied: 75 } });
  expect(faces).toHaveLength(MOST + 1);
  expect(await rows().count({ where: { comment: 'all of one office' } })).toBe(MOST + 2);
  expect(await ours('ratings').verify()).toEqual([]);
});

it('knows a network by the address of a request and of a socket', async () => {
  const slug = await publicChannel();
  const from = { 'X-Forwarded-For': '203.0.113.9' };

  for (let given = 0; given < MOST + 1; given += 1) {
    const who = await rater(app, slug);
    const socket = await connected(
      visitorClient(app.url, { token: who.token, channel: slug }, { extraHeaders: from })
    );

    await (given % 2 === 0
      ? told(socket, 'rating:give', { conversation: who.conversation, value: 5 })
      : send(app, who, { value: 5 }).set(from).expect(200));
    socket.disconnect();
  }

  expect((await pageOf(slug)).metrics.count).toBe(MOST);
});

it('takes them when they come at the same moment, and counts no more', async () => {
  const slug = await publicChannel();
  const raters: Rater[] = [];

  for (let made = 0; made < 3 * MOST; made += 1) {
    raters.push(await rater(app, slug));
  }

  await Promise.all(raters.map((who) => give(who, 5, { network: '203.0.113.2' })));
  expect((await pageOf(slug)).metrics.count).toBe(MOST);
  expect(await ours('ratings').verify()).toEqual([]);
});

it('counts all channels together, and each day anew', async () => {
  const [one, other] = [await publicChannel(), await publicChannel()];
  const network = '203.0.113.3';
  const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000);

  for (let given = 0; given < MOST; given += 1) {
    await give(await rater(app, one), 5, { network });
  }

  await give(await rater(app, other), 1, { network });
  expect((await pageOf(other)).metrics.count).toBeNull();
  await give(await rater(app, other), 5, { network, now: tomorrow });
  expect((await pageOf(other)).metrics).toMatchObject({ count: 1, shares: { satisfied: 100 } });
});

it('counts several times as many where networks cannot be told apart', async () => {
  const slug = await publicChannel();

  for (let given = 0; given < MOST + 2; given += 1) {
    await give(await rater(app, slug), 5, { network: null });
  }

  // The tests themselves come from such a one.
  expect((await send(app, await rater(app, slug), { value: 5 })).status).toBe(200);
  expect((await pageOf(slug)).metrics.count).toBe(MOST + 3);
});

describe('what was left out', () => {
  const network = '203.0.113.4';
  let slug: string;
  let last: Rater;
  let id: string;

  beforeAll(async () => {
    slug = await publicChannel();

    for (let given = 0; given < MOST + 1; given += 1) {
      last = await rater(app, slug);
      await give(last, 5, { network }, given === MOST ? 'the last of them' : undefined);
    }

    ({ documentId: id } = await rows().findOne({ where: { comment: 'the last of them' } }));
  });

  it('says why in the report, and is found there', async () => {
    expect(await reported(`/${id}`)).toMatchObject({ leftOut: 'network', hidden: false });
    expect((await reported(`?search=the last of them`)).ratings).toMatchObject([
      { id, leftOut: 'network' },
    ]);
    expect((await reported('?leftOut=true')).ratings[0]).toMatchObject({ id });

    const counted = (await reported('?leftOut=false&pageSize=100')).ratings;

    expect(counted.length).toBeGreaterThan(0);
    expect(counted.filter(({ leftOut }: { leftOut: unknown }) => leftOut !== null)).toEqual([]);
  });

  it('says why in files', async () => {
    const { text } = await admin('/export?leftOut=true');

    expect(text.split('\r\n')[0]).toContain('Left out of public figures');
    expect(text).toContain('Too many of one network that day');
    expect((await admin('/export?leftOut=false')).text).not.toContain('Too many of one network');
  });

  it('stays in internal figures, as hidden ones do', async () => {
    const { total } = await reported('/report');
    const channel = (await ours('channels').bySlug(slug)).id;
    const happiness = (await reported('/happiness')).find(
      (one: { channel: string }) => one.channel === channel
    );

    expect(total.count).toBe(await rows().count());
    expect(happiness).toMatchObject({ count: MOST + 1 });
    expect((await reported('/report?leftOut=true')).total.asked).toBeNull();
  });

  it('is in no public figure, whatever shows it', async () => {
    const { metrics, faces } = await pageOf(slug);
    const page = await app.request.get(`/livechat/channel/${slug}`).expect(200);
    const [card] = (
      await app.request.get('/api/livechat/pages').expect(200)
    ).body.data.channels.filter((one: { slug: string }) => one.slug === slug);

    expect(metrics.count).toBe(MOST);
    expect(faces).toHaveLength(MOST);
    expect(page.text).toContain(`Ratings counted: ${MOST}<`);
    expect(card.happyShare).toBe(100);

    for (const period of ['7', '30', '90']) {
      const { body } = await app.request
        .get(`/api/livechat/pages/channel/${slug}`)
        .query({ period })
        .expect(200);

      expect(body.data.metrics.count).toBe(MOST);
    }
  });

  it('stays left out when its visitor changes it, and moves no public figure', async () => {
    await give(last, 1, { network: '198.51.100.99' }, 'the last of them');
    expect((await pageOf(slug)).metrics).toMatchObject({ count: MOST, shares: { satisfied: 100 } });

    const badge = await app.request.get(`/livechat/channel/${slug}/badge.svg`).expect(200);

    expect(String(badge.body)).toContain('100');
    expect(await reported(`/${id}`)).toMatchObject({ value: 1, leftOut: 'network' });
    expect(await ours('ratings').verify()).toEqual([]);
  });

  it('comes into no figure by being hidden and shown again', async () => {
    const asking = supervising({ row: 0 });

    await ours('ratings').update(id, { hidden: true }, asking);
    await ours('ratings').hide({ ids: [id], hidden: false }, asking);
    expect((await pageOf(slug)).metrics.count).toBe(MOST);
    expect(await ours('ratings').verify()).toEqual([]);
  });

  it('is left out of a recount too', async () => {
    await ours('ratings').rebuild();
    expect((await pageOf(slug)).metrics.count).toBe(MOST);
    expect(await ours('ratings').verify()).toEqual([]);
  });

  it('leaves its counters right when it is deleted', async () => {
    await ours('ratings').remove(id, supervising({ row: 0 }));
    expect((await pageOf(slug)).metrics.count).toBe(MOST);
    expect(await ours('ratings').verify()).toEqual([]);
  });
});

it('counts what an import brings, which does not say', async () => {
  const slug = await publicChannel();
  const { row } = await ours('channels').bySlug(slug);

  await rows().create({
    data: { value: 5, channel: row, submittedAt: new Date(), hidden: false, leftOut: null },
  });
  await ours('ratings').rebuild();
  expect(await pageOf(slug)).toMatchObject({ metrics: { count: 1 }, faces: [5] });
});

it('keeps nothing that names a network, and forgets what is over', async () => {
  const quotas = () => app.strapi.db.connection('livechat_quotas');
  const kept = JSON.stringify([await quotas().select(), await rows().findMany({})]);

  expect(kept).not.toMatch(/203\.0\.113|198\.51\.100/);
  expect((await quotas().select()).every(({ key }) => /^[0-9a-f]{64}$/.test(key))).toBe(true);

  await ours('visitors').forgetQuotas(new Date(Date.now() + 3 * 24 * 60 * 60 * 1000));
  expect(await quotas().select()).toEqual([]);
});
