import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Message } from '../../../shared/conversations';
import { PICTURE_SIDE } from '../../../shared/operators';
import { newClientId, OPERATOR, openDoors, siteChannel, visitorThere } from '../../support/people';
import { connected, hears, operatorClient, told } from '../../support/sockets';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';

let app: App;
let ana: AdminClient;

beforeAll(async () => {
  app = await bootStrapi({ config: { limits: { pictureMegabytes: 1 } } });
  ana = await app.adminUser({ firstname: 'Ana', permissions: OPERATOR });
});

afterAll(() => app.close());

const SECRET = 'Somebody Real, 12 Hidden Lane';

/** A photograph that tells more than a face. */
const photograph = (color = 'red') =>
  sharp({ create: { width: 640, height: 400, channels: 3, background: color } })
    .withExif({ IFD0: { Artist: SECRET, ImageDescription: SECRET } })
    .jpeg()
    .toBuffer();

const put = (user: AdminClient, file: Buffer, filename = `${SECRET}.jpg`, who = 'me') =>
  app.request
    .put(`/livechat/admin/operators/${who}/picture`)
    .auth(user.token, { type: 'bearer' })
    .attach('picture', file, { filename, contentType: 'image/jpeg' });

const remove = (user: AdminClient, who = 'me') =>
  app.request
    .delete(`/livechat/admin/operators/${who}/picture`)
    .auth(user.token, { type: 'bearer' });

async function addressOf(user: AdminClient): Promise<string> {
  const { body } = await put(user, await photograph()).expect(200);

  return body.data.pictureUrl;
}

const PICTURE_ADDRESS = /^\/livechat\/picture\/[0-9a-f]{32}\.webp$/;

it('keeps pixels and nothing else of what was uploaded', async () => {
  const address = await addressOf(ana);
  const { body, headers, status } = await app.request.get(address).buffer(true);
  const found = await sharp(body).metadata();

  expect(status).toBe(200);
  expect(address).toMatch(PICTURE_ADDRESS);
  expect(found).toMatchObject({ format: 'webp', width: PICTURE_SIDE, height: PICTURE_SIDE });
  expect([found.exif, found.xmp, found.iptc, found.icc]).toEqual(Array(4).fill(undefined));
  expect(Buffer.from(body).includes(SECRET)).toBe(false);
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=604800, immutable',
    'content-type': 'image/webp',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  });
});

it('leaves no file behind, neither in the media library nor on the disk', async () => {
  const photo = await photograph();
  const before = new Set(readdirSync(tmpdir()));

  await put(ana, photo).expect(200);
  await put(ana, Buffer.concat([photo, Buffer.alloc(1_000_000)])).expect(400);

  const left = readdirSync(tmpdir(), { withFileTypes: true })
    .filter((entry) => entry.isFile() && !before.has(entry.name))
    .filter(({ name }) => readFileSync(join(tmpdir(), name)).includes(SECRET));

  expect(left).toEqual([]);
  expect(await app.strapi.db.query('plugin::upload.file').count()).toBe(0);
});

it('gives a new picture a new address and forgets the one before', async () => {
  const first = await addressOf(ana);
  const second = await addressOf(ana);

  expect(second).not.toBe(first);
  await app.request.get(first).expect(404).expect('Cache-Control', 'no-store');
  await app.request.get(second).expect(200);

  const { body } = await remove(ana).expect(200);

  expect(body.data.pictureUrl).toBeNull();
  await app.request.get(second).expect(404);
});

it('forgets the picture of a deleted admin user', async () => {
  const gone = await app.adminUser({ permissions: OPERATOR });
  const address = await addressOf(gone);

  await app.strapi.service('admin::user').deleteById(gone.id);

  await app.request.get(address).expect(404);
  expect(await app.strapi.db.query('plugin::livechat.picture').count()).toBe(0);
});

it.each([
  ['text', Buffer.from('GIF of words'), 'must be a whole JPEG'],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'must be a whole JPEG'],
  ['half a picture', Buffer.from('\xff\xd8\xff\xe0 and no more', 'latin1'), 'must be a whole JPEG'],
  ['nothing at all', Buffer.alloc(0), 'must be a whole JPEG'],
  ['more than the limit', Buffer.alloc(1_000_001), 'may have at most 1 MB'],
])('refuses %s by the name of the field, and keeps what was there', async (_, file, problem) => {
  const address = await addressOf(ana);
  const { status, body } = await put(ana, file);

  expect(status).toBe(400);
  expect(body.error.message).toContain(`picture: ${problem}`);
  expect(body.error.details).toEqual({ code: 'INPUT_INVALID', path: 'picture' });
  await app.request.get(address).expect(200);
});

it('refuses a picture of more pixels than any face needs', async () => {
  const bomb = await sharp({
    create: { width: 16_000, height: 8_000, channels: 3, background: 'red' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer();

  await put(ana, bomb, 'bomb.png').expect(400);
});

it('refuses a call that brings no file', async () => {
  const { status, body } = await app.request
    .put('/livechat/admin/operators/me/picture')
    .auth(ana.token, { type: 'bearer' })
    .send({ picture: 'x' });

  expect(status).toBe(400);
  expect(body.error.details.path).toBe('picture');
});

it('changes the pictures of others only for who may change their profiles', async () => {
  const manager = await app.adminUser({ permissions: ['operators.update'] });
  const { body } = await app.request
    .get('/livechat/admin/operators/me')
    .auth(ana.token, { type: 'bearer' });

  await put(ana, await photograph(), 'a.jpg', body.data.id).expect(403);
  await put(manager, await photograph(), 'a.jpg', body.data.id).expect(200);
  await remove(ana, body.data.id).expect(403);
  await remove(manager, body.data.id).expect(200);
});

it('shows it to visitors, operators and everybody', async () => {
  const channel = await siteChannel(app);
  const { row } = await app.strapi.plugin('livechat').service('channels').byId(channel);
  const operators = app.strapi.plugin('livechat').service('operators');
  const mine = await operators.mine(ana.id);
  const address = await addressOf(ana);

  await operators.join(row, mine.row, new Date('2100-01-01'));

  const { slug } = await app.strapi.plugin('livechat').service('channels').byId(channel);
  const shown = await app.request.get(`/api/livechat/widget/${slug}`);

  expect(shown.body.data).toMatchObject({ operator: 'Ana', operatorPicture: address });

  await openDoors(app);

  const visitor = await visitorThere(app);
  const { conversation } = await visitor.say('Hello');
  const views = await app.strapi.plugin('livechat').service('conversations').views(conversation);

  expect(views.visitor).toMatchObject({ operator: 'Ana', operatorPicture: address });
  expect(views.operator).toMatchObject({ operatorName: 'Ana', operatorPicture: address });
  expect(await operators.presences()).toContainEqual(
    expect.objectContaining({ name: 'Ana', pictureUrl: address })
  );

  await app.strapi.plugin('livechat').service('channels').publish(channel, true);

  const data = await app.request.get(`/api/livechat/pages/channel/${slug}`);
  const page = await app.request.get(`/livechat/channel/${slug}`);

  expect(data.body.data.members).toContainEqual(
    expect.objectContaining({ name: 'Ana', pictureUrl: address })
  );
  expect(page.text).toContain(`src="${address}"`);
  visitor.socket.disconnect();
});

it('tells two operators of one name apart in a conversation, and names neither', async () => {
  await openDoors(app);

  const operators = app.strapi.plugin('livechat').service('operators');
  const everywhere = [...OPERATOR, 'conversations.read-all'];
  const robin = await app.adminUser({ firstname: 'Robin', permissions: everywhere });
  const namesake = await app.adminUser({ firstname: 'Robin', permissions: everywhere });
  const both = [robin, namesake];
  const addresses = [await addressOf(robin), await addressOf(namesake)];
  const visitor = await visitorThere(app);
  const { conversation } = await visitor.say('Hello');
  const heard: Message[] = [];

  for (const { token } of both) {
    const socket = await connected(operatorClient(app.url, token));
    const clientId = newClientId();
    const news = hears(visitor.socket, 'message:new', (one) => one.clientId === clientId);
    const answer = await told(socket, 'message:send', { conversation, clientId, body: 'Hi' });

    heard.push(await news);
    expect(heard.at(-1)).toEqual(answer);
    socket.disconnect();
  }

  const { messages } = await told(visitor.socket, 'messages:sync', { conversation, after: 1 });

  expect(messages).toEqual(heard);
  expect(heard.map(({ name }) => name)).toEqual(['Robin', 'Robin']);
  expect(heard.map(({ picture }) => picture)).toEqual(addresses);
  expect(new Set(heard.map(({ writer }) => writer)).size).toBe(2);

  for (const { id } of both) {
    const { id: operator } = await operators.mine(id);

    expect(JSON.stringify(heard)).not.toContain(operator);
  }

  const elsewhere = await visitorThere(app);
  const other = await elsewhere.say('Hello');
  const socket = await connected(operatorClient(app.url, robin.token));
  const there = await told(socket, 'message:send', {
    ...{ conversation: other.conversation, clientId: newClientId(), body: 'Hi' },
  });

  // Who was met in one conversation is not known again in another one by it.
  expect(heard.map(({ writer }) => writer)).not.toContain(there.writer);
  expect(other).toMatchObject({ writer: null, picture: null });

  await remove(robin).expect(200);
  expect(
    (await told(socket, 'messages:sync', { conversation, after: 1 })).messages.map(
      ({ picture }) => picture
    )
  ).toEqual([null, addresses[1]]);

  for (const one of [socket, visitor.socket, elsewhere.socket]) {
    one.disconnect();
  }
});
