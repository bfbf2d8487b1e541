import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { document, ROOT, section } from './files';

/** Sizes that documents promise are those `npm run verify` holds. */

const DOCUMENTS = [
  'README.md',
  'bench/README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

const limits: readonly { name: string; limit: string }[] = JSON.parse(document('package.json'))[
  'size-limit'
];

/** “less than 3.5 KB”, wherever a line ends. */
const promisedIn = (text: string): string[] =>
  [...text.matchAll(/less\s+than\s+([\d.,]+)\s*([KM]?B)\b/g)].map(
    ([, amount, unit]) => `${amount} ${unit}`
  );

it.each(DOCUMENTS)('%s promises no size that nothing holds', (file) => {
  const held = limits.map(({ limit }) => limit);

  expect(promisedIn(document(file)).filter((size) => !held.includes(size))).toEqual([]);
});

it('says of everything that has a limit what it is', () => {
  const promised = promisedIn(section(document('docs/architecture.md'), 'Bundles'));

  expect(promised.sort()).toEqual(limits.map(({ limit }) => limit).sort());
});

it('says of the client what it weighs where it is described', () => {
  const client = limits.find(({ name }) => name.startsWith('client'));

  expect(promisedIn(document('docs/client.md'))).toEqual([client?.limit]);
});
