import { routesOf } from '../support/routes';
import { type App, bootStrapi } from '../support/strapi';
import { document, sourcesIn, tableRows } from './files';

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

it('serves every address the admin panel asks for', () => {
  const served = routesOf(app.strapi).map(({ path }) => patternOf(path));
  const asked = sourcesIn('admin/src').flatMap(({ file, text }) =>
    addressesIn(text).map((address) => ({ file, address }))
  );

  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter(({ address }) => !served.some((path) => path.test(address)))).toEqual([]);
});

/** A route as a pattern: what it has a place for is anything without a slash. */
const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);

/** The addresses below our own API in a file, with `x` for what is put into them. */
function addressesIn(text: string): string[] {
  const bases = [...text.matchAll(/const (\w+) = `\$\{ADMIN_API\}([\w/-]+)`;/g)];
  const whole = bases.reduce(
    (known, [, name, path]) => known.replaceAll(`\${${name}}`, `\${ADMIN_API}${path}`),
    text
  );

  return [
    ...whole
      .replace(/const \w+ = `\$\{ADMIN_API\}[\w/-]+`;/g, '')
      .matchAll(/`\$\{ADMIN_API\}([^`?]*)/g),
  ]
    .map(([, path = '']) => `/livechat/admin${path.replace(/\$\{[^}]*\}/g, 'x')}`)
    .filter((path) => !path.includes('${'));
}
