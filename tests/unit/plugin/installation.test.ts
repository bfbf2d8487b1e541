import { installationId } from '../../../server/src/plugin/nodes/installation';

const SECRET = 'a'.repeat(64);
const production = { database: 'strapi', schema: 'public' };
const id = installationId(production, SECRET);

it('is short, and fits every name it becomes a part of', () => {
  expect(id).toMatch(/^[0-9a-f]{12}$/);
});

it.each([
  ['another database', { ...production, database: 'staging' }, SECRET],
  ['another schema', { ...production, schema: 'staging' }, SECRET],
  ['no schema', { database: 'strapi' }, SECRET],
  ['another secret', production, 'b'.repeat(64)],
])('is another one with %s', (_what, settings, secret) => {
  expect(installationId(settings, secret)).not.toBe(id);
});

it.each([
  ['by another host', { ...production, host: '10.0.0.7', port: 6432 }],
  [
    'by an address',
    { connectionString: 'postgres://u:p@db.example:5432/strapi?sslmode=require', schema: 'public' },
  ],
  [
    'by an address of another host',
    { connectionString: 'postgres://replica/strapi', schema: 'public' },
  ],
  ['by a MySQL address', { uri: 'mysql://root@127.0.0.1/strapi', schema: 'public' }],
])('is the same one reached %s', (_how, settings) => {
  expect(installationId(settings, SECRET)).toBe(id);
});
