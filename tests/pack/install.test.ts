import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { freePort } from '../support/node';
import { openProxy } from '../support/proxy';
import { type BareProject, bareProject, type Server } from './project';

/** The newest Strapi we build on, and the oldest one `peerDependencies` allows. */
const VERSIONS = ['5.54.0', '5.37.1'] as const;

jest.setTimeout(900_000);

it('asks for the oldest Strapi it is tested on', () => {
  const { peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

  expect(peerDependencies['@strapi/strapi']).toBe(`^${VERSIONS[1]}`);
});

describe.each(VERSIONS)('in a bare Strapi %s, the packed plugin', (version) => {
  let project: BareProject;
  let server: Server;

  beforeAll(async () => {
    project = await bareProject(version);
    await project.install(`npm install, Strapi ${version}`);
    await project.run(`strapi build, Strapi ${version}`, 'npx', [
      '--no-install',
      'strapi',
      'build',
    ]);
    server = await project.start(await freePort());
  });

  afterAll(async () => {
    await server?.stop();
    project?.remove();
  });

  it('brings no second React, and no second design system', () => {
    const own = join(project.folder, 'node_modules/strapi-plugin-livechat/node_modules');
    const nested = (() => {
      try {
        return readdirSync(own);
      } catch {
        return [];
      }
    })();

    expect(nested.filter((name) => /^(react|react-dom|styled-components)$/.test(name))).toEqual([]);
    expect(nested.includes('@strapi')).toBe(false);
  });

  it('serves the loader, and the files it fetches', async () => {
    const loader = await fetch(`${server.url}/livechat/widget.js`);

    expect(loader.status).toBe(200);
    expect(loader.headers.get('content-type')).toContain('javascript');

    const support = await fetch(`${server.url}/livechat/support/website`);

    expect(support.status).toBe(200);
  });

  it('gives tokens to visitors', async () => {
    const answer = await post('/api/livechat/visitors', {});

    expect(answer.data.token).toEqual(expect.any(String));
  });

  it('lists its first channel to the first admin user', async () => {
    const { data } = await post('/admin/register-admin', {
      firstname: 'First',
      lastname: 'Admin',
      email: 'first@example.com',
      password: 'Playground1',
    });
    const answer = await fetch(`${server.url}/livechat/admin/channels`, {
      headers: { authorization: `Bearer ${data.token}` },
    });
    const channels = (await answer.json()).data;

    expect(channels).toHaveLength(1);
    expect(channels[0]).toMatchObject({ site: true, ratingsPublished: false });
  });

  it('refuses as Strapi does, with its own code: there is one @strapi/utils', async () => {
    const answer = await fetch(`${server.url}/api/livechat/pages`);

    expect(answer.status).toBe(404);
    expect((await answer.json()).error).toMatchObject({
      name: 'NotFoundError',
      details: { code: 'PAGE_UNKNOWN' },
    });

    const utilsOf = (name: string) =>
      createRequire(join(project.folder, 'node_modules', name, 'package.json')).resolve(
        '@strapi/utils'
      );

    expect(utilsOf('strapi-plugin-livechat')).toBe(utilsOf('@strapi/core'));
  });

  it('is in the admin panel that was built', () => {
    const build = join(project.folder, 'build');
    const chunks = readdirSync(build).filter((file) => file.endsWith('.js'));

    expect(
      chunks.some((file) =>
        readFileSync(join(build, file), 'utf8').includes('data-livechat-window')
      )
    ).toBe(true);
  });

  it('stops when it is asked to', async () => {
    expect(await server.stop()).toBe(0);
  });

  it('works below a path of another site, with another prefix of the API', async () => {
    const proxy = await openProxy({ prefix: '/cms' });
    const below = await project.start(await freePort(), {
      PUBLIC_URL: `${proxy.origin}/cms`,
      REST_PREFIX: '/v1',
    });

    proxy.lead(below.url);

    try {
      const address = `${proxy.origin}/cms/livechat/support/website`;
      const page = await (await fetch(address)).text();
      const [, loader = ''] = /<script[^>]* src="([^"]+)"/.exec(page) ?? [];
      const script = await (await fetch(new URL(loader, address))).text();
      const [, api = ''] = /"((?:\.\.\/)+\S*) \S+\/widget\.js"/.exec(script) ?? [];
      const answers = await Promise.all(
        [`${api}/widget/site`, 'socket/?EIO=4&transport=polling'].map(async (file) => {
          const { status } = await fetch(new URL(file, new URL(loader, address)));

          return [file, status];
        })
      );

      expect(new URL(loader, address).href).toBe(`${proxy.origin}/cms/livechat/widget.js`);
      expect(new URL(api, new URL(loader, address)).pathname).toBe('/cms/v1/livechat');
      expect(answers.map(([, status]) => status)).toEqual([200, 200]);
    } finally {
      await below.stop();
      await proxy.close();
    }
  });

  async function post(path: string, body: object) {
    const answer = await fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

    return answer.json();
  }
});
