import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { document, ROOT, sourcesIn } from './files';

const FOLDER = 'admin/src/translations';

const languages = existsSync(join(ROOT, FOLDER))
  ? readdirSync(join(ROOT, FOLDER)).filter((file) => file.endsWith('.json'))
  : [];
const catalogue = (file: string): Record<string, string> =>
  JSON.parse(document(`${FOLDER}/${file}`));

it('speaks English at least', () => {
  expect(languages).toContain('en.json');
});

it.each(languages)('%s says everything English says, and nothing else', (file) => {
  expect(Object.keys(catalogue(file)).sort()).toEqual(Object.keys(catalogue('en.json')).sort());
});

it.each(languages)('%s leaves no sentence empty and keeps its placeholders', (file) => {
  const english = catalogue('en.json');
  const wrong = Object.entries(catalogue(file)).filter(
    ([key, text]) =>
      text.trim() === '' || placeholders(text).join() !== placeholders(english[key] ?? '').join()
  );

  expect(wrong).toEqual([]);
});

it('has a sentence for every key the admin panel asks for', () => {
  const known = new Set(Object.keys(catalogue('en.json')));
  const asked = sourcesIn('admin/src').flatMap(({ text }) =>
    [...text.matchAll(/(?<![\w.])(?:id: |getTranslation\(|t\()'([\w.-]+)'/g)].map(
      ([, key]) => key ?? ''
    )
  );

  expect(asked.filter((key) => !known.has(key.replace(/^livechat\./, '')))).toEqual([]);
});

/** What a sentence is filled with; the branches of a plural stand in braces too, after their selector. */
const placeholders = (text: string): string[] =>
  [
    ...new Set(
      [...text.matchAll(/(?<!(?:=\d+|zero|one|two|few|many|other) )\{(\w+)(?=[},])/g)].map(
        ([, name]) => name ?? ''
      )
    ),
  ].sort();
