import { emitEvent } from '../../../server/src/plugin/events';
import {
  type Channel,
  FACE_COLORS,
  type Face,
  type Happiness,
  type PublicChannel,
} from '../../../shared';
import { publishPage } from '../../support/pages';
import { publishRatings, siteChannelOf, UNHURRIED } from '../../support/ratings';
import { waitFor } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

/**
 * What the public and the cards are told, to the last digit. The clock stands still, so that a second
 * more or less is exactly that; `npm test` runs this file in other time zones as well.
 */
const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;

let app: App;
let channel: Channel;
let now: number;

beforeAll(async () => {
  app = await bootStrapi({ config: { ...UNHURRIED, ratings: { minimumSample: 2 } } });
  channel = await siteChannelOf(app);
  await publishRatings(app, channel.id);
  await publishPage(app, { title: 'Talk to us' });
  now = Math.floor(Date.now() / SECOND) * SECOND;
  jest.useFakeTimers({ now, doNotFake: [...EVERYTHING_BUT_THE_DATE] });
});

afterAll(async () => {
  jest.useRealTimers();
  await app.close();
});

beforeEach(async () => {
  jest.setSystemTime(now);
  await ratings().deleteMany({});
});

const EVERYTHING_BUT_THE_DATE = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

const ratings = () => app.strapi.db.query('plugin::livechat.rating');

/** A rating as an import brings it. */
interface Planted {
  value: number;
  /** Milliseconds since it was submitted. */
  age?: number;
  hidden?: boolean;
  /** Row of the rated operator. */
  operator?: number;
}

/** Puts ratings there, counts them, and lets everybody forget what they were told. */
async function plant(planted: readonly Planted[]): Promise<void> {
  const { id } = await app.strapi.db
    .query('plugin::livechat.channel')
    .findOne({ where: { documentId: channel.id } });

  for (const { value, age = 0, hidden = false, operator } of planted) {
    const submittedAt = new Date(now - age);

    await ratings().create({ data: { value, hidden, channel: id, operator, submittedAt } });
  }

  await app.strapi.plugin('livechat').service('ratings').rebuild();
  await emitEvent(app.strapi, 'livechat.page.changed', {});
}

const times = (count: number, rating: Planted): Planted[] => Array(count).fill(rating);

async function data(period = 'all'): Promise<PublicChannel> {
  const { body } = await app.request
    .get(`/api/livechat/pages/channel/${channel.slug}`)
    .query({ period })
    .expect(200);

  return body.data;
}

async function card(): Promise<Happiness | undefined> {
  const { body } = await app.request
    .get('/livechat/admin/ratings/happiness')
    .auth((await app.superAdmin()).token, { type: 'bearer' })
    .expect(200);

  return body.data.find((one: Happiness) => one.channel === channel.id);
}

const text = async (path: string): Promise<string> => {
  const { body, text: html } = await app.request.get(path).expect(200);

  return html ?? String(body);
};

describe.each([7, 30, 90])('the last %d days', (days) => {
  it.each([
    ['one second younger', -SECOND, 3],
    ['a millisecond younger', -1, 3],
    ['exactly as old', 0, 2],
    ['one second older', SECOND, 2],
  ])('count a rating %s than they are long: %d ms → %d', async (_name, more, count) => {
    await plant([{ value: 5 }, { value: 5, age: DAY }, { value: 1, age: days * DAY + more }]);

    const { metrics } = await data(String(days));

    expect(metrics.count).toBe(count);
    expect(metrics.shares).toEqual(
      count === 3
        ? { satisfied: 66.7, okay: 0, dissatisfied: 33.3 }
        : { satisfied: 100, okay: 0, dissatisfied: 0 }
    );
    expect((await data()).metrics.count).toBe(3);
  });

  it('count every other day of theirs whole, at both ends of it', async () => {
    const midnight = Math.floor(now / DAY) * DAY;
    const ends = [midnight, midnight - SECOND, midnight - DAY, midnight - DAY - SECOND];

    await plant(ends.map((moment) => ({ value: 3, age: now - moment })));
    expect((await data(String(days))).metrics.count).toBe(4);
  });

  it('leave out what is hidden, on whole days and on the one they begin in', async () => {
    const edge = days * DAY - SECOND;

    await plant([
      ...times(2, { value: 5 }),
      { value: 1, hidden: true },
      { value: 1, age: edge, hidden: true },
      { value: 3, age: edge },
    ]);
    expect((await data(String(days))).metrics).toMatchObject({
      count: 3,
      shares: { satisfied: 66.7, okay: 33.3, dissatisfied: 0 },
    });
  });

  it('let go of a rating at its second, although nobody did anything', async () => {
    await plant([{ value: 5 }, { value: 5 }, { value: 1, age: days * DAY - 2 * SECOND }]);
    expect((await data(String(days))).metrics.count).toBe(3);
    jest.setSystemTime(now + SECOND);
    expect((await data(String(days))).metrics.count).toBe(3);
    jest.setSystemTime(now + 2 * SECOND);
    expect((await data(String(days))).metrics.count).toBe(2);
  });
});

describe('the card of a channel', () => {
  it.each([
    ['one second younger', -SECOND, { count: 3, happy: 67 }],
    ['exactly as old', 0, { count: 2, happy: 100 }],
    ['one second older', SECOND, { count: 2, happy: 100 }],
  ])('counts a rating %s than 14 days: %d ms', async (_name, more, expected) => {
    await plant([{ value: 5 }, { value: 5 }, { value: 1, age: 14 * DAY + more }]);
    expect(await card()).toMatchObject(expected);
  });

  it('counts hidden ratings too, and says nothing without any', async () => {
    await plant([]);
    expect(await card()).toBeUndefined();
    await plant([{ value: 5 }, { value: 1, hidden: true }, { value: 1, hidden: true }]);
    expect(await card()).toMatchObject({ count: 3, happy: 33 });
  });

  it('is a whole number that says 100 only of all', async () => {
    await plant([...times(199, { value: 5 }), { value: 1 }]);
    expect(await card()).toMatchObject({ count: 200, happy: 99 });
  });
});

describe('figures', () => {
  it.each([
    ['no ratings', []],
    ['one less than the minimum', [{ value: 5 }]],
    ['hidden ones only', times(5, { value: 1, hidden: true })],
    ['too few once the hidden are left out', [{ value: 5 }, { value: 5, hidden: true }]],
  ])('are withheld with %s, everywhere, and never read 0 or −1', async (_name, planted) => {
    await plant(planted);

    const { metrics, faces, members } = await data();
    const page = await text(`/livechat/channel/${channel.slug}`);
    const badge = await text(`/livechat/channel/${channel.slug}/badge.svg`);

    expect(metrics).toEqual({
      period: 'all',
      count: null,
      shares: null,
      average: null,
      mood: null,
      minimum: 2,
    });
    expect(faces).toEqual([]);
    expect(members.every(({ shares }) => shares === null)).toBe(true);
    expect(page).toContain('Figures appear here');
    expect(page).not.toMatch(/[\d−-]+(\.\d)?\s*%[^"]/);
    expect(badge).not.toContain('%');
  });

  it.each([
    [[5, 5, 3], { satisfied: 66.7, okay: 33.3, dissatisfied: 0 }],
    [[5, 3, 1], { satisfied: 33.3, okay: 33.3, dissatisfied: 33.3 }],
    [[5, 5, 5, 5, 3, 1], { satisfied: 66.7, okay: 16.7, dissatisfied: 16.7 }],
    [[5, 5, 5, 5, 5, 5, 1], { satisfied: 85.7, okay: 0, dissatisfied: 14.3 }],
    [[5, 4, 3, 2.9], { satisfied: 50, okay: 25, dissatisfied: 25 }],
    [[3.99, 4], { satisfied: 50, okay: 50, dissatisfied: 0 }],
  ])('of %j have one decimal, each rounded by itself', async (values, shares) => {
    await plant(values.map((value) => ({ value })));
    expect((await data()).metrics).toMatchObject({ count: values.length, shares });
  });

  it('are the same digits on the page, the badge and the Livechat page', async () => {
    await plant([{ value: 5 }, { value: 5 }, { value: 1, age: 8 * DAY }]);

    const [card] = (await app.request.get('/api/livechat/pages').expect(200)).body.data.channels;
    const week = await text(`/livechat/channel/${channel.slug}?period=7`);

    expect(card.happyShare).toBe(66.7);
    expect(await text('/livechat')).toContain('66.7%');
    expect(await text(`/livechat/channel/${channel.slug}/badge.svg`)).toContain('66.7%');
    expect(await text(`/livechat/channel/${channel.slug}`)).toMatch(/66\.7%.*0\.0%.*33\.3%/s);
    expect(week).toContain('100.0%');
    expect(week).not.toContain('33.3%');
  });

  it.each<[string, number[], Face, number]>([
    ['half happy, half not', [5, 1], 3, 50],
    ['two happy of three', [5, 5, 1], 5, 67],
    ['one happy of four', [5, 1, 1, 1], 1, 25],
    ['nobody happy, all okay', [3, 3], 3, 0],
  ])('show the face of the average everywhere: %s', async (_who, values, mood, happy) => {
    await plant(values.map((value) => ({ value })));

    const [listed] = (await app.request.get('/api/livechat/pages').expect(200)).body.data.channels;
    const drawing = `<use href="#face-${mood}"></use></svg>`;

    expect((await data()).metrics.mood).toBe(mood);
    expect(listed.mood).toBe(mood);
    expect(await card()).toMatchObject({ happy, mood });
    expect(await text(`/livechat/channel/${channel.slug}`)).toMatch(
      new RegExp(`<p class="big"><svg[^>]*>${drawing}`)
    );
    expect(await text('/livechat')).toMatch(new RegExp(`<span class="happy"><svg[^>]*>${drawing}`));
    expect(await text(`/livechat/channel/${channel.slug}/badge.svg`)).toContain(FACE_COLORS[mood]);
  });

  it('count all of a hundred and one, and show the last hundred', async () => {
    await plant([{ value: 1, age: DAY }, ...times(100, { value: 5 })]);

    const { metrics, faces } = await data();

    expect(metrics).toMatchObject({
      count: 101,
      shares: { satisfied: 99, okay: 0, dissatisfied: 1 },
    });
    expect(faces).toEqual(Array<Face>(100).fill(5));
    expect(await text(`/livechat/channel/${channel.slug}`)).toContain('The latest 100');
  });
});

describe('the team', () => {
  /** Somebody in the team, and their row. */
  async function member(chatName: string): Promise<number> {
    const person = await app.adminUser({ permissions: ['conversations.answer'] });

    await app.request
      .put('/livechat/admin/operators/me')
      .auth(person.token, { type: 'bearer' })
      .send({ chatName, languages: [], country: null, conversationLimit: null, busy: false })
      .expect(200);
    users.push(person.id);
    await join(users);

    const { id } = await app.strapi.db
      .query('plugin::livechat.operator')
      .findOne({ where: { chatName } });

    return id;
  }

  const users: number[] = [];

  const join = async (people: readonly number[]) =>
    app.request
      .put(`/livechat/admin/operators/members/${channel.id}`)
      .auth((await app.superAdmin()).token, { type: 'bearer' })
      .send({ users: people })
      .expect(200);

  it('has own shares of the last hundred, whatever came before and whoever nobody was', async () => {
    const ada = await member('Ada');

    await member('Brook');
    await plant([
      ...times(50, { value: 1, age: DAY, operator: ada }),
      ...times(97, { value: 5 }),
      { value: 5, operator: ada },
      { value: 5, operator: ada },
      { value: 3, operator: ada },
    ]);

    expect((await data()).members).toEqual([
      {
        name: 'Ada',
        pictureUrl: null,
        count: 3,
        shares: { satisfied: 66.7, okay: 33.3, dissatisfied: 0 },
      },
      { name: 'Brook', pictureUrl: null, count: 0, shares: null },
    ]);
    expect(await text(`/livechat/channel/${channel.slug}`)).toContain('Not rated yet');
  });

  it('lists nobody who has left it, while their ratings go on counting for the channel', async () => {
    const cleo = await member('Cleo');

    await plant(times(4, { value: 5, operator: cleo }));
    await join([]);

    const { metrics, faces, members } = await data();

    expect(members).toEqual([]);
    expect(faces).toHaveLength(4);
    expect(metrics).toMatchObject({ count: 4, shares: { satisfied: 100 } });
  });

  it('lists nobody whose admin user is deleted, while their ratings go on counting for the channel', async () => {
    const dana = await member('Dana');
    const user = users.pop() ?? 0;

    await plant([...times(2, { value: 5, operator: dana }), { value: 1 }]);
    expect((await data()).members).toContainEqual({
      name: 'Dana',
      pictureUrl: null,
      count: 2,
      shares: { satisfied: 100, okay: 0, dissatisfied: 0 },
    });
    await app.strapi.service('admin::user').deleteById(user);

    // Strapi answers before it has told everybody that a user is gone.
    const { metrics, faces } = await waitFor(
      () => data(),
      ({ members }) => members.every(({ name }) => name !== 'Dana')
    );

    expect(faces).toHaveLength(3);
    expect(metrics).toMatchObject({ count: 3, shares: { satisfied: 66.7, dissatisfied: 33.3 } });
  });

  it('has no share in what a bot alone was given, which counts for the channel', async () => {
    await join(users.slice(0, 1));
    await plant(times(3, { value: 1 }));

    const { metrics, members } = await data();

    expect(members).toEqual([{ name: 'Ada', pictureUrl: null, count: 0, shares: null }]);
    expect(metrics).toMatchObject({ count: 3, shares: { dissatisfied: 100 } });
  });
});
