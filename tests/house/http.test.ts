import { routesOf } from '../support/routes';
import { type App, bootStrapi } from '../support/strapi';
import { document, tableRows } from './files';

let app: App;

beforeAll(async () => {
  app = await bootStrapi({ listen: false });
});

afterAll(() => app.close());

it('documents every route, and no other', () => {
  const rows = tableRows(document('docs/http.md'));
  const documented = rows
    .filter(([method]) => /^(GET|POST|PUT|DELETE)$/.test(method ?? ''))
    .map(([method, path]) => `${method} ${path}`);

  expect(documented.sort()).toEqual(
    routesOf(app.strapi)
      .map(({ method, path }) => `${method} ${path}`)
      .sort()
  );
});
