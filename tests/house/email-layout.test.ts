import { createHash } from 'node:crypto';
import { document } from './files';

const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

it('the layout of e-mails is what its source was made into, untouched', () => {
  const source = document('server/src/templates/layout.mjml');
  const compiled = document('server/src/templates/compiled.ts');
  const end = compiled.indexOf('\n') + 1;

  expect(compiled.slice(0, end)).toBe(
    `// Made of layout.mjml (${hashOf(source)}) by \`node server/mjml.mjs\`: change that one. ${hashOf(compiled.slice(end))}\n`
  );
});

it('of MJML nothing is needed once it runs', () => {
  const { dependencies, devDependencies } = JSON.parse(document('package.json'));

  expect(Object.keys(dependencies)).not.toContain('mjml');
  expect(Object.keys(devDependencies)).toContain('mjml');
});
