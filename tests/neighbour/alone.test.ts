import { makeProject } from '../support/project';
import { bootStrapi } from '../support/strapi';

it('boots and serves in a Strapi without users-permissions', async () => {
  const project = makeProject({ without: ['@strapi/plugin-users-permissions'] });
  const app = await bootStrapi({ appDir: project.appDir });

  try {
    expect(app.strapi.plugin('users-permissions')).toBeUndefined();

    const { status } = await app.request.post('/api/livechat/visitors').send({});

    expect(status).toBe(200);
  } finally {
    await app.close();
    project.remove();
  }
});

it('starts nothing that ticks in a Strapi that only loads, as the command line does', async () => {
  const without = await tickingAfterLoad({ LIVECHAT_ENABLED: 'false' });
  const having = await tickingAfterLoad({});

  expect(having).toBeLessThanOrEqual(without);
});

it('leaves the process able to end once Strapi has stopped', async () => {
  const before = handles();
  const app = await bootStrapi();

  await app.close();

  expect(handles()).toBeLessThanOrEqual(before);
});

async function tickingAfterLoad(env: Record<string, string>): Promise<number> {
  const before = handles();
  const app = await bootStrapi({ env, listen: false });

  try {
    return handles() - before;
  } finally {
    await app.close();
  }
}

/** Timers, sockets and servers that keep a process from ending. */
const handles = (): number =>
  process
    .getActiveResourcesInfo()
    .filter((kind) => /Timeout|TCPServerWrap|TCPSocketWrap|Interval/.test(kind)).length;
