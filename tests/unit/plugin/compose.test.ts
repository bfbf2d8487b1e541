import { compose, defineSlice, type Slice } from '../../../server/src/plugin/compose';

const deps = { strapi: { store: { get: async () => null } } } as never;

describe('compose', () => {
  it('gathers by kind what slices bring by word', () => {
    const service = () => ({});
    const controller = () => ({});
    const plugin = compose([
      { name: 'one', contentTypes: { first: { schema: {} } }, service },
      { name: 'two', contentTypes: { second: { schema: {} } }, controller },
    ]);

    expect(Object.keys(plugin.contentTypes)).toEqual(['first', 'second']);
    expect(plugin.services).toEqual({ one: service });
    expect(plugin.controllers).toEqual({ two: controller });
  });

  it('refuses two owners of one name', () => {
    const slice = (name: string): Slice => ({ name, contentTypes: { rating: { schema: {} } } });

    expect(() => compose([slice('one'), slice('two')])).toThrow('Two slices register "rating"');
  });

  it('registers the admin’s routes before any page can shadow them', () => {
    const router = () => ({ type: 'admin' as const, routes: [] });
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
      'policies',
      'register',
      'routes',
      'services',
    ]);
  });
});
