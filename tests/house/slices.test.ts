import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Slice } from '../../server/src/plugin/compose';
import { slices as listed } from '../../server/src/slices';
import { ROOT, sourcesIn } from './files';

const slices: readonly Slice[] = listed;
const order = slices.map(({ name }) => name);
/** Folders that know no product word, and so are no slices. */
const KITS = ['plugin', 'report', 'site'];

const folders = readdirSync(join(ROOT, 'server/src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !KITS.includes(entry.name))
  .map(({ name }) => name);

it('lists every folder of the server as a slice, under its own name', () => {
  expect([...order].sort()).toEqual([...folders].sort());
});

it.each(order)('%s calls only the services of slices listed before it', (slice) => {
  const earlier = order.slice(0, order.indexOf(slice) + 1);
  const called = sourcesIn(`server/src/${slice}`).flatMap(({ text }) =>
    [...text.matchAll(/\bservice\(\s*[\w.]+,\s*'([\w-]+)'\s*\)/g)].map(([, name]) => name)
  );

  expect(called.filter((name) => !earlier.includes(name ?? ''))).toEqual([]);
});

it.each(order)('%s says in its index what it is', (slice) => {
  const index = readFileSync(join(ROOT, 'server/src', slice, 'index.ts'), 'utf8');

  expect(index).toMatch(/\/\*\*[\s\S]+?\*\/\s*export const \w+/);
});

it.each(order)('%s owns its tables: nobody else queries them', (slice) => {
  const tables = Object.keys(slices.find(({ name }) => name === slice)?.contentTypes ?? {});
  const trespassers = order
    .filter((other) => other !== slice)
    .flatMap((other) => sourcesIn(`server/src/${other}`))
    .filter(({ text }) =>
      tables.some((table) =>
        new RegExp(
          `(query|documents)\\(\\s*(uid\\('${table}'\\)|'plugin::livechat\\.${table}')`
        ).test(text)
      )
    )
    .map(({ file }) => file);

  expect(trespassers).toEqual([]);
});

it('makes pages of any slice with a kit that knows none and no Strapi', () => {
  const needed = sourcesIn('server/src/site').flatMap(({ text }) =>
    [...text.matchAll(/from '([^']+)'/g)].map(([, module = '']) => module)
  );

  expect(
    needed.filter((module) => !/^(\.\/|\.\.\/\.\.\/\.\.\/shared\/|preact)/.test(module))
  ).toEqual([]);
});

it('keeps product code out of drawers for everything', () => {
  const attics = ['utils', 'helpers', 'lib', 'common', 'misc', 'types', 'constants'];
  const found = ['server/src', 'admin/src', 'client/src', 'widget/src', 'shared']
    .flatMap(sourcesIn)
    .map(({ file }) => file)
    .filter((file) => file.split('/').some((part) => attics.includes(part.replace(/\.tsx?$/, ''))));

  expect(found).toEqual([]);
});
