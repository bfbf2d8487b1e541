import type { Channel } from '../../../shared';
import { siteChannelOf, UNHURRIED } from '../../support/ratings';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';

let app: App;
let channel: Channel;
let publisher: AdminClient;

beforeAll(async () => {
  app = await bootStrapi({ config: { ...UNHURRIED, ratings: { minimumSample: 1 } } });
  channel = await siteChannelOf(app);
  publisher = await app.adminUser({ permissions: ['channels.publish'] });
});

afterAll(() => app.close());

/** The cookie a browser gets for an admin's token. */
async function previewSessionOf(token: string): Promise<string> {
  const { headers } = await app.request
    .post('/livechat/admin/previews/session')
    .auth(token, { type: 'bearer' })
    .send({})
    .expect(200);

  return cookieOf(headers);
}

const cookieOf = (headers: Record<string, unknown>): string =>
  String((headers['set-cookie'] as string[] | undefined)?.[0] ?? '');

const pairOf = (cookie: string): string => cookie.split(';')[0] ?? '';

const path = () => `/livechat/channel/${channel.slug}`;
const pageFor = (cookie: string) => app.request.get(path()).set('Cookie', pairOf(cookie));
const formToken = (html: string): string =>
  /name="formToken" value="([^"]+)"/.exec(html)?.[1] ?? '';
const flip = (cookie: string, body: object) =>
  app.request.post(`${path()}/publication`).set('Cookie', pairOf(cookie)).type('form').send(body);

it('gives a cookie that no script reads and that only the public pages get', async () => {
  const cookie = await previewSessionOf(publisher.token);

  expect(cookie).toMatch(/^livechat_preview_[0-9a-f]{12}=/);
  expect(cookie.toLowerCase()).toContain('httponly');
  expect(cookie.toLowerCase()).toContain('samesite=lax');
  expect(cookie).toContain('path=/livechat');
});

it('shows an unpublished page with a red switch to somebody who may publish', async () => {
  const { text, headers } = await pageFor(await previewSessionOf(publisher.token)).expect(200);

  expect(text).toContain('role="switch"');
  expect(text).toContain('aria-checked="false"');
  expect(text).toContain('Unpublished');
  expect(text).not.toContain('<script');
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['x-robots-tag']).toBe('noindex');
});

it('never compresses a form’s token beside what others wrote', async () => {
  const { text, headers } = await pageFor(await previewSessionOf(publisher.token));

  expect(formToken(text)).not.toBe('');
  expect(headers['content-encoding']).toBeUndefined();
});

it('answers everybody else as if the channel did not exist, byte for byte', async () => {
  const unknown = await app.request.get('/livechat/channel/nothing').expect(404);
  const colleague = await app.adminUser({ permissions: ['channels.read', 'ratings.read-all'] });

  for (const cookie of [
    '',
    `${pairOf(await previewSessionOf(colleague.token)).split('=')[0]}=abc`,
    await previewSessionOf(colleague.token),
  ]) {
    const { text } = await pageFor(cookie).expect(404);
    const flipped = await flip(cookie, { published: 'true', formToken: '' }).expect(404);

    expect(text).toBe(unknown.text);
    expect(flipped.text).toBe(unknown.text);
  }
});

it('gives its pass anew with pages for one person only, never with what everybody may keep', async () => {
  const cookie = await previewSessionOf(publisher.token);
  const own = await pageFor(cookie).expect(200);
  const index = await app.request.get('/livechat').set('Cookie', pairOf(cookie));
  const unknown = await app.request
    .get('/livechat/channel/nothing')
    .set('Cookie', pairOf(cookie))
    .expect(404);

  expect(cookieOf(own.headers)).toMatch(/^livechat_preview_[0-9a-f]{12}=/);

  for (const { headers } of [index, unknown]) {
    expect(headers['cache-control']).toContain('public');
    expect(headers['set-cookie']).toBeUndefined();
  }
});

it('publishes and takes back at a click, for everybody at once', async () => {
  const cookie = await previewSessionOf(publisher.token);
  const { text } = await pageFor(cookie);

  await app.request.get(path()).expect(404);
  await flip(cookie, { published: 'true', formToken: formToken(text) })
    .expect(303)
    .expect('Location', path());
  await app.request.get(path()).expect(200);
  expect((await pageFor(cookie)).text).toContain('aria-checked="true"');

  await flip(cookie, { published: 'false', formToken: formToken(text) }).expect(303);
  await app.request.get(path()).expect(404);
});

it('stays in the period and language it was clicked in', async () => {
  const cookie = await previewSessionOf(publisher.token);
  const { text } = await pageFor(cookie).query({ period: '30', locale: 'fr' });

  expect(text).toContain(`action="${path()}/publication?period=30&amp;locale=fr"`);
  expect(text).toContain('Non publié');

  await app.request
    .post(`${path()}/publication?period=30&locale=fr`)
    .set('Cookie', pairOf(cookie))
    .type('form')
    .send({ published: 'false', formToken: formToken(text) })
    .expect('Location', `${path()}?period=30&locale=fr`);
});

it('shows the public page without a switch to everybody else once it is published', async () => {
  await app.request
    .put(`/livechat/admin/channels/${channel.id}/publication`)
    .auth(publisher.token, { type: 'bearer' })
    .send({ published: true })
    .expect(200);

  const { text, headers } = await app.request.get(path()).expect(200);

  expect(text).not.toContain('switch');
  expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
});

it('takes its form from its own pages only, whatever token it brings', async () => {
  const cookie = await previewSessionOf(publisher.token);
  const token = formToken((await pageFor(cookie)).text);
  const flipped = (headers: Record<string, string>) =>
    flip(cookie, { published: 'true', formToken: token }).set(headers);

  for (const headers of [
    { Origin: 'https://blog.cms.example' },
    { Origin: 'null' },
    { Origin: 'nonsense' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: app.url },
  ]) {
    await flipped(headers).expect(403);
  }

  await flipped({ 'Sec-Fetch-Site': 'same-origin', Origin: app.url }).expect(303);
  await flipped({ Host: 'cms.example', Origin: 'https://cms.example' }).expect(303);
});

it.each([
  ['GET', '/livechat'],
  ['GET', '/livechat/channel/nothing'],
  ['GET', '/LIVECHAT/channel/nothing'],
  ['GET', '/livechat/channel/nothing/badge.svg'],
  ['GET', '/livechat/support/website'],
  ['GET', '/livechat/health'],
  ['POST', '/livechat/channel/nothing/publication'],
  ['OPTIONS', '/livechat/channel/nothing/publication'],
])('lets no page elsewhere read what it answers: %s %s', async (method, address) => {
  const { headers } = await app.request[method.toLowerCase() as 'get'](address)
    .set('Origin', 'https://blog.cms.example')
    .set('Access-Control-Request-Method', 'POST');

  expect(headers['access-control-allow-credentials']).toBeUndefined();
  expect(headers['access-control-allow-origin']).toBeUndefined();
});

it('changes nothing without the token of its own form', async () => {
  const cookie = await previewSessionOf(publisher.token);
  const other = await app.adminUser({ permissions: ['channels.publish'] });
  const foreign = formToken((await pageFor(await previewSessionOf(other.token))).text);

  for (const token of ['', 'abc', foreign]) {
    await flip(cookie, { published: 'false', formToken: token }).expect(403);
  }

  await flip(cookie, { published: 'perhaps', formToken: '' }).expect(400);
  await app.request.get(path()).expect(200);
});

it('stops at once for whoever loses the permission, is blocked or logs out', async () => {
  const { roles } = await app.strapi.db
    .query('admin::user')
    .findOne({ where: { id: publisher.id }, populate: ['roles'] });
  const cookie = await previewSessionOf(publisher.token);
  const { text } = await pageFor(cookie);

  await app.strapi.service('admin::role').assignPermissions(roles[0].id, []);
  expect((await pageFor(cookie)).text).not.toContain('role="switch"');
  await flip(cookie, { published: 'false', formToken: formToken(text) }).expect(404);

  const leaving = await app.adminUser({ permissions: ['channels.publish'] });
  const left = await previewSessionOf(leaving.token);

  expect((await pageFor(left)).text).toContain('role="switch"');
  await app.request
    .post('/admin/logout')
    .auth(leaving.token, { type: 'bearer' })
    .send({})
    .expect(200);
  expect((await pageFor(left)).text).not.toContain('role="switch"');

  const blocked = await app.adminUser({ permissions: ['channels.publish'] });
  const kept = await previewSessionOf(blocked.token);

  await app.strapi.db
    .query('admin::user')
    .update({ where: { id: blocked.id }, data: { blocked: true } });
  expect((await pageFor(kept)).text).not.toContain('role="switch"');
  await app.request.get(path()).expect(200);
});
