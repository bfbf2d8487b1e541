import { inflateRawSync } from 'node:zlib';
import type { Channel, RatingReport } from '../../../shared';
import { aChannel, operatorAvailable } from '../../support/people';
import { publishRatings, rated, UNHURRIED } from '../../support/ratings';
import { closeSockets, told } from '../../support/sockets';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';
import { threadOf } from '../../support/threads';

let app: App;
let desk: Channel;
let shop: Channel;
let ada: { id: string; caller: AdminClient };
let manager: AdminClient;

/** Everybody is asked, whoever answered. */
const ASK = { enabled: true, withoutReply: true, everyDays: 0 };

const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  app = await bootStrapi({ config: { ...UNHURRIED, ratings: { minimumSample: 1 } } });
  desk = await aChannel(app, { name: 'Desk', ask: ASK });
  shop = await aChannel(app, { name: 'Shop', ask: ASK });
  manager = await app.adminUser({
    permissions: ['ratings.read-all', 'ratings.hide', 'ratings.export', 'ratings.delete'],
  });

  // Of nobody at the desk, of Ada in the shop.
  await rated(app, 5, { comment: '=1+1', channel: desk.slug });
  await rated(app, 1, { comment: 'He said "no",\nthen left 🙃', channel: desk.slug });

  const { admin, socket } = await operatorAvailable(app, { channel: shop.id, firstname: 'Ada' });
  const { body } = await app.request
    .get('/livechat/admin/operators/me')
    .auth(admin.token, { type: 'bearer' });

  ada = { id: body.data.id, caller: admin };
  await rated(app, 5, { channel: shop.slug });
  await rated(app, 5, { channel: shop.slug });
  await rated(app, 3, { channel: shop.slug });
  await told(socket, 'channel:leave', { channel: shop.id });
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

describe('a report', () => {
  it('adds up everything when it groups by nothing', async () => {
    const { groups, total } = await report('');

    expect(total).toEqual({ count: 5, sum: 19, satisfied: 3, asked: 5 });
    expect(groups).toEqual([{ keys: [], ...total }]);
  });

  it('groups by operator and channel, with their names', async () => {
    const { groups, names } = await report('operator,channel');

    expect(groups).toHaveLength(2);
    expect(groups).toContainEqual({
      keys: [ada.id, shop.id],
      count: 3,
      sum: 13,
      satisfied: 2,
      asked: 3,
    });
    expect(groups.at(-1)).toMatchObject({ keys: [null, desk.id], count: 2 });
    expect(names).toEqual({ [ada.id]: 'Ada', [shop.id]: 'Shop', [desk.id]: 'Desk' });
  });

  it.each([
    ['day', today],
    ['month', today.slice(0, 7)],
    ['source', 'chat'],
    ['language', null],
  ])('groups by %s', async (dimension, key) => {
    expect((await report(dimension)).groups).toEqual([
      { keys: [key], count: 5, sum: 19, satisfied: 3, asked: 5 },
    ]);
  });

  it('begins weeks on Monday', async () => {
    const [group] = (await report('week')).groups;
    const monday = new Date(`${group?.keys[0]}T00:00:00Z`);

    expect(monday.getUTCDay()).toBe(1);
    expect(Date.now() - monday.getTime()).toBeLessThan(7 * 24 * 60 * 60 * 1000);
  });

  it('cannot tell who was asked where only ratings have what it looks at', async () => {
    const { groups, total } = await report('face');

    expect(groups.map(({ keys, count, asked }) => [keys[0], count, asked])).toEqual([
      ['1', 1, null],
      ['3', 1, null],
      ['5', 3, null],
    ]);
    expect(total.asked).toBeNull();
    expect((await report('operator', '&commented=true')).total).toMatchObject({
      count: 2,
      asked: null,
    });
  });

  it.each([
    ['faces=5', 3],
    ['faces=1,3', 2],
    ['commented=false', 3],
    ['source=ticket', 0],
    ['source=chat', 5],
    ['operator=none', 2],
    ['channel=none', 0],
    ['language=none', 5],
    ['language=fr', 0],
    ['mine=true', 0],
    ['search=visitor', 0],
    ['search=then left', 1],
    [`since=${today}T00:00:00Z`, 5],
    [`until=${today}T00:00:00Z`, 0],
    ['since=2020-01-01T00:00:00%2B02:00&until=2020-02-01T00:00:00Z', 0],
  ])('narrows by %s', async (filter, count) => {
    expect((await report('', `&${filter}`)).total.count).toBe(count);
  });

  it('narrows by operator, channel, customer and conversation', async () => {
    const { ratings } = (await get('')).body.data;
    const [{ visitorId, conversation, visitor }] = ratings;

    for (const [filter, count] of [
      [`operator=${ada.id}`, 3],
      [`channel=${shop.id}`, 3],
      [`visitor=${visitorId}`, 1],
      [`conversation=${conversation}`, 1],
      [`search=${encodeURIComponent(visitor)}`, 1],
    ]) {
      expect([filter, (await report('', `&${filter}`)).total.count]).toEqual([filter, count]);
    }
  });

  it.each(['by=weather', 'by=day,day', 'since=2020', 'faces=4', 'mine=1'])(
    'refuses %s and names the parameter',
    async (query) => {
      const { status, body } = await get(`/report?${query}`);

      expect(status).toBe(400);
      expect(body.error.details).toMatchObject({
        code: 'INPUT_INVALID',
        path: expect.stringContaining(query.split('=')[0] ?? ''),
      });
    }
  );
});

describe('a list', () => {
  it.each([
    ['value:asc', [1, 3, 5, 5, 5]],
    ['value:desc', [5, 5, 5, 3, 1]],
    ['submittedAt:asc', [5, 1, 5, 5, 3]],
    ['operator:asc', [3, 5, 5, 1, 5]],
    ['channel:desc', [1, 5, 3, 5, 5]],
    ['visitor:asc', [5, 1, 5, 5, 3]],
    ['language:asc', [3, 5, 5, 1, 5]],
    ['handled:desc', [3, 5, 5, 1, 5]],
    ['hidden:asc', [3, 5, 5, 1, 5]],
  ])('is sorted by %s, what is alike newest first', async (sort, values) => {
    const { body } = await get(`?sort=${sort}`);
    const found = body.data.ratings.map(({ value }: { value: number }) => value);

    if (sort.startsWith('channel')) {
      const names = body.data.ratings.map(({ channel }: { channel: Channel }) => channel.name);

      expect(names).toEqual([...names].sort((a, b) => b.localeCompare(a)));
    } else {
      expect(found).toEqual(values);
    }
  });

  it('goes through every rating once, page by page', async () => {
    const ids = new Set<string>();

    for (const page of [1, 2, 3]) {
      const { body } = await get(`?pageSize=2&page=${page}&sort=operator:desc`);

      for (const { id } of body.data.ratings) {
        ids.add(id);
      }
    }

    expect(ids.size).toBe(5);
  });
});

describe('a trend', () => {
  it('compares the last days with those before, and has a point a day', async () => {
    const { data } = (await get('/trend?days=7')).body;

    expect(data).toMatchObject({
      days: 7,
      count: 5,
      happy: 60,
      before: { count: 0, happy: null },
    });
    expect(data.points).toHaveLength(7);
    expect(data.points.at(-1)).toEqual({ day: today, count: 5, happy: 60 });
    expect(data.points[0]).toMatchObject({ count: 0, happy: null });
  });

  it('is empty for who reads their own and has none, whatever nobody has', async () => {
    const { token } = await app.adminUser({ permissions: ['ratings.read-own'] });
    const { body } = await app.request
      .get('/livechat/admin/ratings/trend?days=7')
      .auth(token, { type: 'bearer' });

    expect(body.data).toMatchObject({ count: 0, happy: null });
  });
});

describe('hiding several', () => {
  it('hides those that are not hidden yet, and every public figure follows', async () => {
    await publishRatings(app, shop.id);

    const { ratings } = (await get(`?channel=${shop.id}`)).body.data;
    const ids = ratings.map(({ id }: { id: string }) => id);

    expect((await hide(ids.slice(0, 1), true)).body.data).toEqual({ changed: 1 });
    expect((await hide(ids, true)).body.data).toEqual({ changed: 2 });
    expect(await verify()).toEqual([]);
    expect(await publicCount()).toBeNull();
    expect((await hide([...ids, 'unknown'], false)).body.data).toEqual({ changed: 3 });
    expect(await publicCount()).toBe(3);
    expect(await verify()).toEqual([]);
  });

  it.each([{ ids: [], hidden: true }, { ids: ['a'] }, { ids: 'a', hidden: true }])(
    'refuses %j',
    async (body) => {
      const { status } = await app.request
        .put('/livechat/admin/ratings/hidden')
        .auth(manager.token, { type: 'bearer' })
        .send(body);

      expect(status).toBe(400);
    }
  );
});

describe('a file', () => {
  it('has a row for each rating as CSV, in which nothing is a formula', async () => {
    const { body, headers } = await file('csv');
    const text = body.toString('utf8');

    expect(headers['x-total-count']).toBe('5');
    expect(headers['content-disposition']).toMatch(/attachment; filename="ratings-.*\.csv"/);
    expect(text.startsWith('\uFEFF"Submitted at","Rating","Face","Comment"')).toBe(true);
    expect(text).toContain(`,"'=1+1",`);
    expect(text).toContain('"He said ""no"",\nthen left 🙃"');
    expect(text).toContain(',"Ada","Shop",');
  });

  it('is an XLSX file when that is asked for', async () => {
    const { body, headers } = await file('xlsx');

    expect(headers['x-total-count']).toBe('5');
    expect(body.subarray(0, 2).toString()).toBe('PK');
    expect(body.length).toBeGreaterThan(2_000);
  });

  it('has dates that are dates, and columns wide enough, as XLSX', async () => {
    const { body } = await file('xlsx');
    const sheet = partOf(body, 'xl/worksheets/sheet1.xml');
    const day = Math.floor(Date.now() / 86_400_000) + 25_569;

    expect(sheet).toMatch(/<col [^>]*width="20"/);
    expect(sheet).toMatch(new RegExp(`<c r="A2"[^>]*><v>${day}(\\.\\d+)?</v>`));
    expect(partOf(body, 'xl/styles.xml')).toContain('yyyy-mm-dd hh:mm:ss');
  });

  it('has what the filters leave', async () => {
    const { headers } = await file('csv', '&faces=5');

    expect(headers['x-total-count']).toBe('3');
  });

  it('is refused in a format there is none of', async () => {
    expect((await get('/export?format=pdf')).status).toBe(400);
  });
});

describe('deleting', () => {
  it('takes a rating out of every list and figure, and its comment out of the conversation', async () => {
    const { ratings } = (await get('?search=then left')).body.data;
    const [{ id, conversation }] = ratings;
    const { status } = await app.request
      .delete(`/livechat/admin/ratings/${id}`)
      .auth(manager.token, { type: 'bearer' });

    expect(status).toBe(204);
    expect((await get(`/${id}`)).status).toBe(404);
    expect((await report('')).total.count).toBe(4);
    expect(await verify()).toEqual([]);

    const [line] = await app.strapi.db.query('plugin::livechat.message').findMany({
      where: { kind: 'rating', thread: await threadOf(app, conversation) },
    });

    expect(line.rating).toEqual({ value: 1, comment: null });
  });
});

const get = (path: string) =>
  app.request.get(`/livechat/admin/ratings${path}`).auth(manager.token, { type: 'bearer' });

async function report(by: string, filters = ''): Promise<RatingReport> {
  const { body } = await get(`/report?by=${by}${filters}`).expect(200);

  return body.data;
}

const file = (format: string, filters = '') =>
  get(`/export?format=${format}${filters}`)
    .buffer()
    .parse((response, done) => {
      const chunks: Buffer[] = [];

      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);

const hide = (ids: readonly string[], hidden: boolean) =>
  app.request
    .put('/livechat/admin/ratings/hidden')
    .auth(manager.token, { type: 'bearer' })
    .send({ ids, hidden });

const verify = () => app.strapi.plugin('livechat').service('ratings').verify();

async function publicCount(): Promise<number | null> {
  const { body } = await app.request.get(`/api/livechat/pages/channel/${shop.slug}`);

  return body.data.metrics.count;
}

/** A file within a ZIP archive, found by the directory at its end. */
function partOf(archive: Buffer, name: string): string {
  let at = archive.readUInt32LE(archive.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16);

  for (;;) {
    const [length, extra, remark] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const end = at + 46 + (length ?? 0);

    if (archive.toString('utf8', at + 46, end) === name) {
      const local = archive.readUInt32LE(at + 42);
      const start =
        local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));

      return (archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString();
    }

    at = end + (extra ?? 0) + (remark ?? 0);
  }
}
