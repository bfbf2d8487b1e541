import type { Slice } from '../../server/src/plugin/compose';
import { adminApi } from '../../server/src/plugin/router';
import { slices } from '../../server/src/slices';

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
    const { routes } = adminApi([['GET', '/example', 'example.read', 'admin']])();

    expect(routes.map(({ config }) => config)).toEqual([{ middlewares: [expect.any(Function)] }]);
  });
});
