import { service } from '../../../server/src/plugin/service';
import { adminApi } from '../../support/admin-api';
import {
  aChannel,
  newClientId,
  type OperatorAtWork,
  openDoors,
  operatorAvailable,
  textOf,
  visitorToken,
} from '../../support/people';
import { hears, told, waitFor } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';
import { answering } from '../../support/viewers';

let app: App;

beforeAll(async () => {
  app = await bootStrapi();
});

afterAll(() => app.close());

afterEach(() => {
  jest.restoreAllMocks();
});

/** A visitor who talks to Ada, who is alone on duty. */
async function talkWithAda({ locale = 'en' } = {}) {
  const channel = await aChannel(app);
  const join = (firstname: string) =>
    operatorAvailable(app, {
      channel: channel.id,
      permissions: ['conversations.answer'],
      firstname,
    });
  const ada = await join('Ada');
  const token = await visitorToken(app);
  const say = async (conversation: string | null) =>
    (
      await app.request
        .post('/api/livechat/conversations/messages')
        .auth(token, { type: 'bearer' })
        .send({
          channel: channel.slug,
          conversation,
          clientId: newClientId(),
          body: 'hello',
          locale,
        })
        .expect(200)
    ).body.data.conversation as string;
  const now = async () =>
    (
      await app.request
        .get('/api/livechat/conversations/current')
        .query({ channel: channel.slug })
        .auth(token, { type: 'bearer' })
    ).body.data;
  const conversation = await say(null);

  expect((await now()).conversation.operator).toBe('Ada');

  return { channel, join, ada, say, now, conversation };
}

/** Who has or had a conversation, and whether they left. */
async function membersOf(conversation: string) {
  const members = await app.strapi.db
    .query('plugin::livechat.conversation-member')
    .findMany({ where: { conversation: { documentId: conversation } }, orderBy: { id: 'asc' } });

  return members.map(({ joinedAt, leftAt }) => [joinedAt !== null, leftAt !== null]);
}

const users = () => app.strapi.service('admin::user');

/** Every way in which an admin user stops being an operator at once. */
const LOSSES: [
  string,
  (ada: OperatorAtWork, channel: string, stays: number) => Promise<unknown>,
][] = [
  ['is deleted', ({ admin }) => users().deleteById(admin.id)],
  ['is blocked', ({ admin }) => users().updateById(admin.id, { blocked: true })],
  [
    'gets another role',
    async ({ admin }) => users().updateById(admin.id, { roles: [await aRole()] }),
  ],
  ['has a role that may no longer answer', ({ admin }) => emptyRoleOf(admin.id)],
  [
    'is taken off the channel',
    async (_ada, channel, stays) =>
      adminApi(app, await app.superAdmin())
        .put(`/operators/members/${channel}`)
        .send({ users: [stays] })
        .expect(200),
  ],
];

async function aRole(): Promise<number> {
  const role = { name: `Reader ${newClientId()}`, description: '' };

  return (await app.strapi.service('admin::role').create(role)).id;
}

async function emptyRoleOf(user: number): Promise<void> {
  const { roles } = await app.strapi.db
    .query('admin::user')
    .findOne({ where: { id: user }, populate: ['roles'] });

  await app.strapi.service('admin::role').assignPermissions(roles[0].id, []);
}

describe.each(LOSSES)('when the operator %s', (_loss, lose) => {
  it('goes at once to somebody else on duty, who hears of it', async () => {
    const { channel, join, ada, now, conversation } = await talkWithAda();
    const bea = await join('Bea');

    await told(ada.socket, 'messages:read', { conversation, seq: 1 });

    const opened = hears(bea.socket, 'conversation:opened');

    await lose(ada, channel.id, bea.admin.id);

    expect(await opened).toMatchObject({ id: conversation, operatorName: 'Bea', unread: 1 });

    const { messages } = await waitFor(now, ({ conversation: it }) => it.operator === 'Bea');

    expect(messages.map(textOf)).toEqual([
      'hello',
      'Ada has left. Bea continues this conversation.',
    ]);
    expect(await membersOf(conversation)).toEqual([
      [true, true],
      [true, false],
    ]);
  });
});

it('waits for all on duty where nobody can take it, and names nobody', async () => {
  const { channel, ada, now, conversation } = await talkWithAda({ locale: 'fr' });
  const bea = await operatorAvailable(app, { channel: channel.id, firstname: 'Bea' });
  const { id, ...profile } = await service(app.strapi, 'operators').mine(bea.admin.id);

  await service(app.strapi, 'operators').update(id, { ...profile, busy: true });

  const opened = hears(bea.socket, 'conversation:opened');

  await users().deleteById(ada.admin.id);

  expect(await opened).toMatchObject({ id: conversation, operator: null, unread: 1 });
  expect(textOf((await now()).messages.at(-1))).toBe(
    'Ada n’est plus là. Personne n’est là pour le moment. Votre message attend la prochaine personne.'
  );
  expect((await now()).conversation.operator).toBeNull();
});

it('gives no conversation to who may no longer answer, though they are on duty', async () => {
  const { channel, ada } = await talkWithAda();

  await emptyRoleOf(ada.admin.id);
  await openDoors(app, channel.slug);

  const { row } = await service(app.strapi, 'channels').byId(channel.id);
  const there = await service(app.strapi, 'operators').available(row);

  expect(there.map(({ publicName }) => publicName)).toEqual(['Porter']);
});

describe('when no tab is open any more', () => {
  /** So much time has passed, and for so long the server has looked on. */
  async function passes(seconds: number, watched = seconds) {
    const end = Date.now();

    for (let left = watched; left > 0; left -= 10) {
      jest.spyOn(Date, 'now').mockReturnValue(end - left * 1_000);
      await service(app.strapi, 'operators').keepWatch();
    }

    jest.restoreAllMocks();
    await service(app.strapi, 'operators').keepWatch();
    await longAgo('plugin::livechat.operator', 'lastSeenAt', seconds);
    await longAgo('plugin::livechat.conversation-member', 'joinedAt', seconds);
  }

  async function longAgo(
    type: 'plugin::livechat.operator' | 'plugin::livechat.conversation-member',
    field: string,
    seconds: number
  ) {
    for (const { id, [field]: moment } of await app.strapi.db.query(type).findMany()) {
      const data = moment && { [field]: new Date(new Date(moment).getTime() - seconds * 1_000) };

      await (data && app.strapi.db.query(type).update({ where: { id }, data }));
    }
  }

  const release = () => service(app.strapi, 'conversations').release();
  /** Resolves once the server knows: until then it notes that the tab is there. */
  const closeTab = ({ socket }: OperatorAtWork) =>
    new Promise<void>((closed) => {
      socket.io.engine.once('close', () => closed());
      socket.disconnect();
    });

  it('goes to somebody else after the minutes of the setting, without another message', async () => {
    const { channel, ada, now } = await talkWithAda();

    await closeTab(ada);
    await passes(60);
    await release();
    expect((await now()).conversation.operator).toBe('Ada');

    await passes(130);
    await openDoors(app, channel.slug);
    await release();
    expect((await now()).conversation.operator).toBeNull();
  });

  it('goes to somebody else at the next message, once a reload would be over', async () => {
    const { ada, say, now, conversation } = await talkWithAda();

    await passes(130);
    await service(app.strapi, 'operators').heartbeat([
      (await service(app.strapi, 'operators').mine(ada.admin.id)).row,
    ]);
    await closeTab(ada);
    await passes(40, 130);
    expect(await say(conversation)).toBe(conversation);
    await waitFor(now, ({ conversation: it }) => it.operator === null);
  });

  it('stays while the server itself was not there to see a tab', async () => {
    const { ada, now } = await talkWithAda();

    await closeTab(ada);
    await passes(600, 50);
    await release();

    expect((await now()).conversation.operator).toBe('Ada');
  });

  it('stays with who answered it without a tab', async () => {
    const { channel, ada, now, conversation } = await talkWithAda();
    const bridge = await app.adminUser({ firstname: 'Bri', permissions: ['conversations.answer'] });

    await openDoors(app, channel.slug);
    await users().deleteById(ada.admin.id);
    await waitFor(now, ({ conversation: it }) => it.operator === null);

    const operator = await service(app.strapi, 'operators').mine(bridge.id);

    await service(app.strapi, 'conversations').sendAsOperator(answering(operator), {
      conversation,
      clientId: newClientId(),
      body: 'from elsewhere',
    });
    await passes(300);
    await release();
    expect((await now()).conversation.operator).toBe('Bri');
  });

  it('stays with who is there, however long', async () => {
    const { ada, now } = await talkWithAda();
    const { row } = await service(app.strapi, 'operators').mine(ada.admin.id);

    await passes(300);
    await service(app.strapi, 'operators').heartbeat([row]);
    await release();

    expect((await now()).conversation.operator).toBe('Ada');
  });
});
