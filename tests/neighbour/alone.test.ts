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
  const own = watchOwnTimers();
  const app = await bootStrapi({ listen: false });

  expect(own.alive()).toEqual([]);
  await app.close();
  own.stop();
});

it('leaves nothing ticking once Strapi has stopped', async () => {
  const own = watchOwnTimers();
  const app = await bootStrapi();

  await app.close();

  expect(own.alive()).toEqual([]);
  own.stop();
});

interface Watched {
  timer: NodeJS.Timeout & { _destroyed?: boolean };
  from: string;
}

/** Remembers every interval that code of ours starts; Strapi and its libraries have their own. */
function watchOwnTimers() {
  const watched: Watched[] = [];
  const original = global.setInterval;
  const watch = (...args: Parameters<typeof setInterval>) => {
    const timer = original(...args);
    const from = new Error('started').stack
      ?.split('\n')
      .find((line) => line.includes('/server/src/'));

    if (from !== undefined) {
      watched.push({ timer, from });
    }

    return timer;
  };

  global.setInterval = Object.assign(watch, original) as typeof setInterval;

  return {
    alive: () => watched.filter(({ timer }) => timer._destroyed !== true).map(({ from }) => from),
    stop: () => {
      global.setInterval = original;
    },
  };
}
