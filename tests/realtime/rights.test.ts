import type { Viewer } from '../../server/src/operators/viewer';
import { emitEvent, emitEventFromElsewhere, onAnyEvent } from '../../server/src/plugin/events';
import type { OperatorConnection } from '../../server/src/realtime/service';
import {
  aChannel,
  newClientId,
  OPERATOR,
  operatorAvailable,
  visitorThere,
} from '../support/people';
import {
  ask,
  closeSockets,
  connected,
  hears,
  type OperatorClient,
  operatorClient,
  told,
  waitFor,
} from '../support/sockets';
import { type AdminClient, type App, bootStrapi } from '../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi();
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

const EVERYTHING = [...OPERATOR, 'conversations.read-all'];

/** All a socket hears from now on. */
function newsOf(socket: OperatorClient): unknown[] {
  const news: unknown[] = [];

  socket.onAny((...heard: unknown[]) => news.push(heard));

  return news;
}

/** What was sent to a socket before comes before the answer to this. */
const settle = (socket: OperatorClient) => told(socket, 'activity:report', {});

async function permit({ id }: AdminClient, permissions: readonly string[]): Promise<void> {
  const user = await app.strapi.db
    .query('admin::user')
    .findOne({ where: { id }, populate: ['roles'] });

  await app.strapi.service('admin::role').assignPermissions(
    user.roles[0].id,
    permissions.map((permission) => ({
      action: `plugin::livechat.${permission}`,
      subject: null,
      properties: {},
      conditions: [],
    }))
  );
}

/** A conversation between a visitor and an operator who has it. */
async function talk() {
  const { id: channel, slug } = await aChannel(app);
  const mine = await operatorAvailable(app, { channel });
  const visitor = await visitorThere(app, { channel: slug });
  const { conversation } = await visitor.say('hello');

  return { channel, mine, visitor, conversation };
}

const mayRead = async (socket: OperatorClient, conversation: string): Promise<boolean> =>
  (await ask(socket, 'messages:sync', { conversation, after: 0 })).ok;

it('tells no word of the first answer to the others who waited', async () => {
  const { id: channel, slug } = await aChannel(app);
  const visitor = await visitorThere(app, { channel: slug });
  const { conversation } = await visitor.say('anybody?');
  const one = await operatorAvailable(app, { channel });
  const two = await operatorAvailable(app, { channel });

  await told(one.socket, 'conversations:list', {});
  await told(two.socket, 'conversations:list', {});

  const news = newsOf(two.socket);
  const lost = hears(two.socket, 'conversation:changed', ({ id }) => id === conversation);

  await told(one.socket, 'message:send', {
    conversation,
    clientId: newClientId(),
    body: 'only for you',
  });
  expect((await lost).operator).not.toBeNull();
  await visitor.say('thank you both');
  await settle(two.socket);

  expect(JSON.stringify(news)).not.toContain('only for you');
  expect(JSON.stringify(news)).not.toContain('thank you both');
  one.socket.disconnect();
  two.socket.disconnect();
});

it('lets nobody go on hearing others whose right to read all is gone', async () => {
  const { channel, mine, visitor, conversation } = await talk();
  const other = await operatorAvailable(app, { permissions: EVERYTHING });

  expect(await mayRead(other.socket, conversation)).toBe(true);
  await permit(other.admin, OPERATOR);
  await waitFor(async () => !(await mayRead(other.socket, conversation)));

  const news = newsOf(other.socket);

  await visitor.say('a secret');
  await settle(other.socket);

  expect(channel).not.toBe('');
  expect(JSON.stringify(news)).not.toContain('a secret');
  expect(other.socket.connected).toBe(true);
  mine.socket.disconnect();
  other.socket.disconnect();
});

it('lets who gains it read at once, and stay when somebody else answers', async () => {
  const { mine, visitor, conversation } = await talk();
  const other = await operatorAvailable(app);

  expect(await mayRead(other.socket, conversation)).toBe(false);
  await permit(other.admin, EVERYTHING);
  await waitFor(() => mayRead(other.socket, conversation));

  const heard = hears(other.socket, 'message:new', ({ author }) => author === 'visitor');

  await visitor.say('for all');
  await heard;
  mine.socket.disconnect();
  other.socket.disconnect();
});

it('keeps a socket when looking at its session fails for another reason', async () => {
  const { socket, admin } = await operatorAvailable(app);
  const realtime = app.strapi.plugin('livechat').service('realtime');
  const { readmitOperator } = realtime;
  const fail = jest.fn(async () => Promise.reject(new Error('The database is away')));

  app.strapi.log.silent = true;
  realtime.readmitOperator = fail;
  await permit(admin, OPERATOR);
  await permit(admin, EVERYTHING);
  await waitFor(() => fail.mock.calls.length > 0);
  realtime.readmitOperator = readmitOperator;
  app.strapi.log.silent = false;
  await settle(socket);

  expect(socket.connected).toBe(true);
  socket.disconnect();
});

/** Takes a right away as another node does: this one is told of it by that node alone. */
async function permitElsewhere({ id }: AdminClient, permission: string): Promise<void> {
  const { roles } = await app.strapi.db
    .query('admin::user')
    .findOne({ where: { id }, populate: ['roles'] });

  await app.strapi.db.query('admin::permission').deleteMany({
    where: { role: { id: roles[0].id }, action: `plugin::livechat.${permission}` },
  });
  await emitEventFromElsewhere(app.strapi, 'livechat.rights.changed', {});
}

it('applies at once what was changed on another node', async () => {
  const { mine, visitor, conversation } = await talk();
  const other = await operatorAvailable(app, { permissions: EVERYTHING });

  expect(await mayRead(other.socket, conversation)).toBe(true);
  await permitElsewhere(other.admin, 'conversations.read-all');

  const news = newsOf(other.socket);

  await visitor.say('a secret');
  await settle(other.socket);
  expect(JSON.stringify(news)).not.toContain('a secret');

  await permitElsewhere(other.admin, 'conversations.answer');
  await waitFor(() => !other.socket.connected);
  mine.socket.disconnect();
});

it.each([
  ['a role', (admin: AdminClient) => permit(admin, OPERATOR)],
  [
    'a block',
    ({ id }: AdminClient) => app.strapi.service('admin::user').updateById(id, { blocked: true }),
  ],
  ['a deletion', ({ id }: AdminClient) => app.strapi.service('admin::user').deleteById(id)],
])('tells the other nodes of %s', async (_what, change) => {
  const admin = await app.adminUser({ permissions: EVERYTHING });
  const told: string[] = [];
  const stop = onAnyEvent(app.strapi, (name) => told.push(name));

  await change(admin);
  await waitFor(() => told.includes('livechat.rights.changed'));
  stop();
});

it('lets who was taken off a channel hear no more of what begins there', async () => {
  const { id: channel, slug } = await aChannel(app);
  const { admin, socket } = await operatorAvailable(app, { channel });
  const visitor = await visitorThere(app, { channel: slug });
  const { service } = app.strapi.plugin('livechat');
  const { row } = await service('channels').byId(channel);
  const members: { user: number }[] = await service('operators').members(row);
  const others = members.map(({ user }) => user).filter((user) => user !== admin.id);

  await service('operators').setMembers(row, others);

  const news = newsOf(socket);

  await visitor.say('not for them');
  await settle(socket);
  expect(others).toHaveLength(members.length - 1);
  expect(JSON.stringify(news)).not.toContain('not for them');
  socket.disconnect();
});

describe('a console', () => {
  const readable = (socket: OperatorClient, conversation: string) =>
    told(socket, 'conversations:check', { conversations: [conversation, 'nothing'] });

  it('is told that it reads less, and may ask what it has to forget', async () => {
    const { mine, conversation } = await talk();
    const other = await operatorAvailable(app, { permissions: EVERYTHING });

    expect(await mayRead(other.socket, conversation)).toBe(true);
    expect(await readable(other.socket, conversation)).toEqual([conversation]);

    const heard = hears(other.socket, 'rights:changed');

    await permit(other.admin, OPERATOR);
    expect([...(await heard).actions].sort()).toEqual([...OPERATOR].sort());
    expect(await readable(other.socket, conversation)).toEqual([]);
    expect(await readable(mine.socket, conversation)).toEqual([conversation]);
    mine.socket.disconnect();
    other.socket.disconnect();
  });

  it('is told that it reads more', async () => {
    const other = await operatorAvailable(app);
    const heard = hears(other.socket, 'rights:changed');

    await permit(other.admin, EVERYTHING);
    expect((await heard).actions).toContain('conversations.read-all');
    other.socket.disconnect();
  });

  it('is told that its operator was taken off a channel, by another node too', async () => {
    const { id: channel } = await aChannel(app);
    const { socket, admin } = await operatorAvailable(app, { channel });
    const { service } = app.strapi.plugin('livechat');
    const { row } = await service('channels').byId(channel);
    const operator = await service('operators').mine(admin.id);
    const here = hears(socket, 'rights:changed');

    await service('operators').setMembers(row, []);
    await here;

    const there = hears(socket, 'rights:changed');
    const removed = { channel: row, operators: [operator.row] };

    await emitEventFromElsewhere(app.strapi, 'livechat.members.removed', removed);
    await there;
    socket.disconnect();
  });

  it('is told nothing where a change of roles changes nothing for its operator', async () => {
    const { socket } = await operatorAvailable(app);
    const other = await operatorAvailable(app);
    const news = newsOf(socket);
    const heard = hears(other.socket, 'rights:changed');

    await permit(other.admin, EVERYTHING);
    await heard;
    await settle(socket);
    expect(JSON.stringify(news)).not.toContain('rights:changed');
    socket.disconnect();
    other.socket.disconnect();
  });
});

/** Looks at sessions that fail, so many times. */
async function hiccups(times: number, act: () => Promise<void>): Promise<number> {
  const realtime = app.strapi.plugin('livechat').service('realtime');
  const { readmitOperator } = realtime;
  let failed = 0;

  app.strapi.log.silent = true;
  realtime.readmitOperator = async (data: object) => {
    if (failed < times) {
      failed += 1;
      throw new Error('The database is away');
    }

    return readmitOperator(data);
  };
  await act();
  realtime.readmitOperator = readmitOperator;
  app.strapi.log.silent = false;

  return failed;
}

it('looks again at a session that could not be looked at, long before the next round', async () => {
  const { mine, visitor, conversation } = await talk();
  const other = await operatorAvailable(app, { permissions: EVERYTHING });

  expect(await mayRead(other.socket, conversation)).toBe(true);

  const failed = await hiccups(3, async () => {
    const heard = hears(other.socket, 'rights:changed');

    await permit(other.admin, OPERATOR);
    await heard;
  });
  const news = newsOf(other.socket);

  await visitor.say('a secret');
  await settle(other.socket);
  expect(failed).toBe(3);
  expect(other.socket.connected).toBe(true);
  expect(JSON.stringify(news)).not.toContain('a secret');
  mine.socket.disconnect();
  other.socket.disconnect();
});

it('looks at no session twice at once, so that no older answer gives back what was lost', async () => {
  const { admin, socket } = await operatorAvailable(app);
  const realtime = app.strapi.plugin('livechat').service('realtime');
  const { readmitOperator } = realtime;
  const change = () => emitEventFromElsewhere(app.strapi, 'livechat.rights.changed', {});
  const looks = { begun: 0, running: 0, most: 0 };
  let goOn = (): void => undefined;
  const held = new Promise<void>((done) => {
    goOn = done;
  });

  app.strapi.log.silent = true;
  realtime.readmitOperator = async (data: OperatorConnection) => {
    if (data.user !== admin.id) {
      return readmitOperator(data);
    }

    looks.begun += 1;

    if (looks.begun === 1) {
      throw new Error('The database is away');
    }

    looks.running += 1;
    looks.most = Math.max(looks.most, looks.running);
    await held;
    looks.running -= 1;

    return readmitOperator(data);
  };
  await change();
  await waitFor(() => looks.running === 1);

  const changed = change();

  await settle(socket);
  goOn();
  await changed;
  realtime.readmitOperator = readmitOperator;
  app.strapi.log.silent = false;
  expect(looks).toEqual({ begun: 3, running: 0, most: 1 });
  socket.disconnect();
});

it('is told what it may do now though leaving what it may not read fails', async () => {
  const { admin, socket } = await operatorAvailable(app, { permissions: EVERYTHING });
  const conversations = app.strapi.plugin('livechat').service('conversations');
  const { readable } = conversations;
  const heard = hears(socket, 'rights:changed');

  app.strapi.log.silent = true;
  conversations.readable = async (viewer: Viewer, ids: readonly string[]) => {
    if (viewer.may.has('conversations.read-all')) {
      return readable(viewer, ids);
    }

    conversations.readable = readable;
    throw new Error('The database is away');
  };
  await permit(admin, OPERATOR);
  expect((await heard).actions).not.toContain('conversations.read-all');
  app.strapi.log.silent = false;
  socket.disconnect();
});

it('ends with the token it came with, as soon as that is deleted', async () => {
  const owner = await app.adminUser({
    permissions: [...OPERATOR, 'admin::admin-tokens.create', 'admin::admin-tokens.delete'],
  });
  const { body } = await app.request
    .post('/admin/admin-tokens')
    .auth(owner.token, { type: 'bearer' })
    .send({
      name: 'A bridge',
      lifespan: null,
      adminPermissions: OPERATOR.map((uid) => ({
        action: `plugin::livechat.${uid}`,
        subject: null,
        properties: {},
        conditions: [],
      })),
    })
    .expect(201);
  const socket = await connected(operatorClient(app.url, body.data.accessKey));
  const ended = new Promise((done) => socket.once('disconnect', done));

  await app.request
    .delete(`/admin/admin-tokens/${body.data.id}`)
    .auth(owner.token, { type: 'bearer' })
    .expect(200);
  await ended;
  expect(socket.connected).toBe(false);
});

it('misses nothing that is said while a conversation opens', async () => {
  const { id: channel, slug } = await aChannel(app);
  const { socket } = await operatorAvailable(app, { channel });
  const visitor = await visitorThere(app, { channel: slug });
  const conversations = app.strapi.plugin('livechat').service('conversations');
  const { views } = conversations;
  const news = newsOf(socket);
  const goneOn = new Promise<void>((done) => {
    conversations.views = async (id: string) => {
      const read = await views(id);

      conversations.views = views;
      // Read, and told to nobody yet.
      await visitor.say('second');
      done();

      return read;
    };
  });

  await visitor.say('first');
  await goneOn;
  await waitFor(() => JSON.stringify(news).includes('conversation:opened'));
  await settle(socket);
  expect(JSON.stringify(news)).toMatch(/second|"version":2/);
  socket.disconnect();
});

/** Two conversations that two operators wait with. */
async function twoWaiting() {
  const { id: channel, slug } = await aChannel(app);
  const visitors = [
    await visitorThere(app, { channel: slug }),
    await visitorThere(app, { channel: slug }),
  ];
  const said = await Promise.all(visitors.map((visitor) => visitor.say('anybody?')));
  const one = await operatorAvailable(app, { channel });
  const two = await operatorAvailable(app, { channel });

  await told(one.socket, 'conversations:list', {});
  await told(two.socket, 'conversations:list', {});

  return { one, two, waiting: said.map(({ conversation }) => conversation) };
}

it('tells who lost a conversation though it fails for another one of the same batch', async () => {
  const { one, two, waiting } = await twoWaiting();
  const conversations = app.strapi.plugin('livechat').service('conversations');
  const { row } = await app.strapi.plugin('livechat').service('operators').mine(one.admin.id);
  const { views } = conversations;
  const [failing] = waiting;
  const heard = hears(two.socket, 'conversation:changed', ({ id }) => id === waiting[1]);

  app.strapi.log.silent = true;
  conversations.views = async (id: string) =>
    id === failing ? Promise.reject(new Error('The database is away')) : views(id);
  await emitEvent(app.strapi, 'livechat.messages.sent', {
    messages: [],
    taken: waiting.map((conversation) => ({ conversation, operator: row })),
  });
  await heard;
  conversations.views = views;
  app.strapi.log.silent = false;
  one.socket.disconnect();
  two.socket.disconnect();
});

it('asks nobody what somebody may still read who reads everything', async () => {
  const { mine, conversation } = await talk();
  const other = await operatorAvailable(app, { permissions: EVERYTHING });
  const readable = jest.spyOn(app.strapi.plugin('livechat').service('conversations'), 'readable');

  expect(await mayRead(other.socket, conversation)).toBe(true);
  readable.mockClear();
  await emitEventFromElsewhere(app.strapi, 'livechat.rights.changed', {});

  const asked = readable.mock.calls.map(([viewer]) => (viewer as Viewer).user);

  expect(asked).toContain(mine.admin.id);
  expect(asked).not.toContain(other.admin.id);
  readable.mockRestore();
  mine.socket.disconnect();
  other.socket.disconnect();
});
