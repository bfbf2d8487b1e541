import { makeProject, type Project } from '../support/project';
import { type App, bootStrapi } from '../support/strapi';

let project: Project;
let app: App;

beforeAll(async () => {
  project = makeProject({ having: ['@strapi/plugin-graphql'] });
  app = await bootStrapi({ appDir: project.appDir });
});

afterAll(async () => {
  await app.close();
  project.remove();
});

it('is beside a GraphQL that works', async () => {
  const { body } = await ask('{ __typename }');

  expect(body.data.__typename).toBe('Query');
});

it('shows GraphQL none of its types, queries and mutations', async () => {
  const { body } = await ask(
    '{ __schema { types { name } queryType { fields { name } } mutationType { fields { name } } } }'
  );
  const { types, queryType, mutationType } = body.data.__schema;
  const names = [...types, ...queryType.fields, ...mutationType.fields].map(
    ({ name }: { name: string }) => name
  );

  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => /livechat/i.test(name))).toEqual([]);
  expect(
    names.filter((name) =>
      /^(channel|rule|operator|duty|visitor|conversation|message|rating)/i.test(name)
    )
  ).toEqual([]);
});

const ask = (query: string) => app.request.post('/graphql').send({ query });
