import { z } from '@strapi/utils';
import { compose, defineSlice, type Slice } from '../../../server/src/plugin/compose';
import type { ConfigKeys } from '../../../server/src/plugin/config';
import { adminApi } from '../../../server/src/plugin/router';
import { ratingSockets } from '../../../server/src/ratings/sockets';

const deps = { strapi: { store: { get: async () => null } } } as never;

describe('compose', () => {
  it('gathers by kind what slices bring by word', () => {
    const service = () => ({});
    const controller = async () => () => ({});
    const plugin = compose([
      { name: 'one', contentTypes: { first: { schema: {} } }, service },
      { name: 'two', contentTypes: { second: { schema: {} } }, controller },
    ]);

    expect(Object.keys(plugin.contentTypes)).toEqual(['first', 'second']);
    expect(plugin.services).toEqual({ one: service });
    expect(Object.keys(plugin.controllers)).toEqual(['two']);
  });

  it('refuses two owners of one name', () => {
    const slice = (name: string): Slice => ({ name, contentTypes: { rating: { schema: {} } } });

    expect(() => compose([slice('one'), slice('two')])).toThrow('Two slices register "rating"');
  });

  it('refuses two owners of one setting, in a group of several too', () => {
    const slice = (name: string, config: ConfigKeys): Slice => ({ name, config });
    const one = { limits: { most: z.number().default(1) } };

    expect(
      compose([slice('one', one), slice('two', { limits: { least: z.number().default(0) } })])
        .config.default
    ).toMatchObject({ limits: { most: 1, least: 0 } });
    expect(() => compose([slice('one', one), slice('two', one)])).toThrow(
      'Two slices register the setting "limits.most"'
    );
    expect(() => compose([slice('one', { basePath: z.string().default('/') })])).toThrow(
      'Two slices register the setting "basePath"'
    );
  });

  it('refuses two owners of one error or event', () => {
    const errors = { FORBIDDEN: ['forbidden', 'No'] } as const;
    const events = { 'livechat.page.changed': 'internal' } as const;

    expect(() => compose([{ name: 'one', errors }])).toThrow('Two slices register "FORBIDDEN"');
    expect(() =>
      compose([
        { name: 'one', events },
        { name: 'two', events },
      ])
    ).toThrow('Two slices register "livechat.page.changed"');
  });

  it('refuses an event that two slices bring', () => {
    const slice = (name: string): Slice => ({
      name,
      sockets: { visitor: { 'rating:give': ratingSockets.visitor['rating:give'] } },
    });

    expect(() => compose([slice('one'), slice('two')])).toThrow(
      'Two slices register "visitor rating:give"'
    );
  });

  it('registers the admin’s routes before any page can shadow them', () => {
    const router = adminApi([]);
    const plugin = compose([
      { name: 'pages', routers: { public: router } },
      { name: 'ratings', routers: { content: router, admin: router } },
    ]);

    expect(Object.keys(plugin.routes)).toEqual([
      'ratings-admin',
      'pages-public',
      'ratings-content',
    ]);
  });

  it('starts slices in their order and stops them in reverse', async () => {
    const steps: string[] = [];
    const slice = (name: string) =>
      defineSlice({
        name,
        register: () => void steps.push(`register ${name}`),
        destroy: () => void steps.push(`destroy ${name}`),
      });
    const plugin = compose([slice('one'), slice('two')]);

    await plugin.register(deps);
    await plugin.destroy(deps);

    expect(steps).toEqual(['register one', 'register two', 'destroy two', 'destroy one']);
  });

  it('has nothing Strapi does not know', () => {
    expect(Object.keys(compose([])).sort()).toEqual([
      'bootstrap',
      'config',
      'contentTypes',
      'controllers',
      'destroy',
      'register',
      'routes',
      'services',
    ]);
  });
});
