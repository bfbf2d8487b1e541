import { service } from '../../../server/src/plugin/service';
import { adminApi } from '../../support/admin-api';
import { aChannel, newClientId, OPERATOR, visitorToken } from '../../support/people';
import {
  closeSockets,
  connected,
  hears,
  type OperatorClient,
  operatorClient,
  told,
} from '../../support/sockets';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi({ config: { limits: { requestsPerMinute: 100_000 } } });
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

/** How often the table of operators is asked; by the quietest of three, as tasks ask it now and then. */
async function asked(act: () => Promise<unknown>): Promise<number> {
  return Math.min(await askedOnce(act), await askedOnce(act), await askedOnce(act));
}

async function askedOnce(act: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const note = ({ sql }: { sql: string }): void => {
    count += /livechat_operators/.test(sql) ? 1 : 0;
  };

  app.strapi.db.connection.on('query', note);
  await act();
  app.strapi.db.connection.off('query', note);

  return count;
}

/** Conversations of as many operators. */
async function talks(channel: { id: string; slug: string }, count: number): Promise<string[]> {
  const ids: string[] = [];

  for (let made = 0; made < count; made += 1) {
    const admin = await app.adminUser({ permissions: OPERATOR });

    await adminApi(app, admin).post(`/operators/join/${channel.id}`).expect(200);

    const { body } = await app.request
      .post('/api/livechat/conversations/messages')
      .auth(await visitorToken(app), { type: 'bearer' })
      .send({ channel: channel.slug, clientId: newClientId(), body: 'hello' })
      .expect(200);

    ids.push(body.data.conversation);
    await adminApi(app, admin).post(`/operators/leave/${channel.id}`).expect(200);
  }

  return ids;
}

describe('however many operators there are, they are asked for at once', () => {
  let few: { id: string; slug: string };
  let many: { id: string; slug: string };
  let ids: string[];
  let root: AdminClient;

  beforeAll(async () => {
    [few, many] = [await aChannel(app), await aChannel(app)];
    root = await app.superAdmin();
    await talks(few, 1);
    ids = await talks(many, 6);
  });

  it('on a page of the inbox', async () => {
    const list = ({ id }: { id: string }) =>
      adminApi(app, root).get(`/conversations?box=all&channel=${id}`).expect(200);

    await list(few);
    expect(await asked(() => list(many))).toBe(await asked(() => list(few)));
  });

  it('when both sides of many conversations are told how far they are', async () => {
    const conversations = service(app.strapi, 'conversations');
    const read = async (some: readonly string[]) => {
      const seen: string[] = [];

      for await (const { visitor } of conversations.viewsOfAll(some)) {
        seen.push(visitor.id);
      }

      expect(seen.sort()).toEqual([...some].sort());
    };

    expect(await asked(() => read(ids))).toBe(await asked(() => read(ids.slice(0, 1))));
  });

  it('in a list of ratings, and in what it is grouped by', async () => {
    const rows = app.strapi.db.query('plugin::livechat.rating');
    const rate = async (channel: { id: string }, operators: readonly number[]) => {
      const { row } = await service(app.strapi, 'channels').byId(channel.id);

      for (const operator of operators) {
        await rows.create({
          data: { value: 5, channel: row, operator, submittedAt: new Date(), hidden: false },
        });
      }
    };
    const everybody = (await service(app.strapi, 'operators').everybody()).map(({ row }) => row);

    await rate(few, everybody.slice(0, 1));
    await rate(many, everybody);

    for (const path of [
      '/ratings?',
      '/ratings?sort=operator:asc&',
      '/ratings/report?by=operator&',
    ]) {
      const list = ({ id }: { id: string }) =>
        adminApi(app, root).get(`${path}channel=${id}`).expect(200);

      expect(await asked(() => list(many))).toBe(await asked(() => list(few)));
    }
  });
});

describe('a tab that opens', () => {
  /** What nodes and pages are told of. */
  const emitted: string[] = [];

  beforeAll(() => {
    for (const name of ['livechat.members.changed', 'livechat.presence.changed']) {
      app.strapi.eventHub.on(name, async () => {
        emitted.push(name);
      });
    }
  });

  const opened = async (admin: AdminClient): Promise<OperatorClient> => {
    const socket = operatorClient(app.url, admin.token);
    const heard = hears(socket, 'members:changed');

    await connected(socket);
    await heard;

    return socket;
  };

  it('changes no channel, so that pages stay as they are kept', async () => {
    const admin = await app.adminUser({ permissions: OPERATOR });
    const socket = await opened(admin);

    await told(socket, 'channel:join', { channel: (await aChannel(app)).id });
    emitted.length = 0;
    await opened(admin);
    await told(socket, 'activity:report', {});
    expect(emitted).toEqual([]);
  });

  it('is told who is available, and the tabs that knew it are not told again', async () => {
    const admin = await app.adminUser({ permissions: OPERATOR });
    const watcher = await opened(await app.adminUser({ permissions: OPERATOR }));
    const socket = await opened(admin);

    await told(socket, 'channel:join', { channel: (await aChannel(app)).id });
    await told(watcher, 'activity:report', {});

    const news: unknown[] = [];

    watcher.on('members:changed', (presences) => news.push(presences));
    await Promise.all(Array.from({ length: 10 }, () => opened(admin)));
    await told(watcher, 'activity:report', {});
    // The task that looks for who faded away may tell what it has told nobody yet, once.
    expect(news.length).toBeLessThan(2);
  });
});
