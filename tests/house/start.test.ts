import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from 'koa';
import { actionsOf, type Slice } from '../../server/src/plugin/compose';
import { whenAsked } from '../../server/src/plugin/controllers';
import { adminApi } from '../../server/src/plugin/router';
import { slices } from '../../server/src/slices';
import { TEST_SECRETS } from '../support/strapi';
import { ROOT } from './files';

interface ContentType {
  schema: { pluginOptions: Record<string, { visible?: boolean }>; attributes: object };
}

describe('what Strapi does at every start for what it is given', () => {
  const types = (slices as readonly Slice[]).flatMap(({ contentTypes = {} }) =>
    Object.values(contentTypes as Record<string, ContentType>)
  );

  it('makes no field of a form of what is not shown in the Content Manager', () => {
    const attributes = types
      .filter(({ schema }) => schema.pluginOptions['content-manager']?.visible === false)
      .flatMap(({ schema }) => Object.values(schema.attributes));

    expect(attributes.filter(({ visible }) => visible !== false)).toEqual([]);
    expect(attributes.length).toBeGreaterThan(0);
  });

  it('makes no schema to check a policy with: who may call is asked by a function', () => {
    const { routes } = adminApi([['GET', '/example', 'example.read', 'admin']])(Object({}));

    expect(routes.map(({ config }) => config)).toEqual([{ middlewares: [expect.any(Function)] }]);
  });
});

describe('what is loaded before Strapi listens', () => {
  let loaded: readonly string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'livechat-start-'));

  beforeAll(async () => {
    const child = fork(join(ROOT, 'tests/support/loaded.cjs'), {
      env: {
        ...process.env,
        ...TEST_SECRETS,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: '0',
        DATABASE_CLIENT: 'sqlite',
        DATABASE_FILENAME: join(folder, 'start.db'),
      },
      execArgv: [],
    });

    [loaded] = await once(child, 'message');
    await once(child, 'exit');
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('is the plugin', () => {
    expect(loaded.filter((file) => file.startsWith(join(ROOT, 'dist/server')))).not.toEqual([]);
  });

  it.each(['csv-stringify', 'maxmind', 're2js', 'write-excel-file'])(
    'is not %s, which is loaded when it is needed',
    (name) => {
      expect(loaded.filter((file) => file.includes(`/node_modules/${name}/`))).toEqual([]);
    }
  );

  it('is no tool for assistants, who ask only where Strapi’s MCP server is on', () => {
    expect(loaded.filter((file) => /\/dist\/server\/tools-/.test(file))).toEqual([]);
  });

  it('is no controller: the first call of one of its actions loads it', () => {
    expect(loaded.filter((file) => /\/dist\/server\/controller-/.test(file))).toEqual([]);
  });
});

describe('a controller', () => {
  const answering = (slices as readonly Slice[]).filter(({ controller }) => controller);

  it.each(answering)('of $name has every action that routes call', async ({ name, controller }) => {
    const make = await controller?.();

    expect(Object.keys(make?.(Object({})) ?? {})).toEqual(
      expect.arrayContaining(actionsOf(slices, name))
    );
  });

  it('is loaded by the first call, once', async () => {
    const load = jest.fn(async () => () => ({ read: (ctx: Context) => ctx.path }));
    const { read } = whenAsked(load, ['read'])(Object({}));
    const call = () => read?.(Object({ path: '/here' }), async () => {});

    expect(load).not.toHaveBeenCalled();
    expect(await Promise.all([call(), call()])).toEqual(['/here', '/here']);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('that could not be loaded says so to who called, and is tried again by the next call', async () => {
    const load = jest
      .fn<Promise<() => { read: () => string }>, []>()
      .mockRejectedValueOnce(new Error('Cannot find module'))
      .mockResolvedValue(() => ({ read: () => 'read' }));
    const { read } = whenAsked(load, ['read'])(Object({}));
    const call = async () => read?.(Object({}), async () => {});

    await expect(call()).rejects.toThrow('Cannot find module');
    expect(await call()).toBe('read');
  });
});
