import { newChannel } from '../../server/src/channels/channel';
import { compose } from '../../server/src/plugin/compose';
import { configKeys } from '../../server/src/plugin/config';
import { slices } from '../../server/src/slices';
import { sourcesIn } from './files';

/** Where settings are described, checked, kept and edited: none of it obeys them. */
const KEPT_IN = [
  'server/src/channels/channel.ts',
  'server/src/channels/controller.ts',
  'server/src/channels/schema.ts',
];

const sources = ['server/src', 'client/src', 'widget/src']
  .flatMap(sourcesIn)
  .filter(({ file }) => !KEPT_IN.includes(file) && !file.endsWith('/config.ts'));

/** Files in which a setting is read: by its name after a dot, or taken out of what holds it. */
const readersOf = (name: string): string[] =>
  sources
    .filter(({ text }) => new RegExp(`[.{,\\s']${name}\\b(?!:\\s)`).test(withoutComments(text)))
    .map(({ file }) => file);

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

it.each(Object.keys(newChannel('', '')))('has code that obeys the channel’s %s', (field) => {
  expect(readersOf(field)).not.toEqual([]);
});

it.each(configKeys(compose(slices).config.default))('has code that obeys the setting %s', (key) => {
  expect(readersOf(key.split('.').at(-1) ?? '')).not.toEqual([]);
});

it('finds no reader for a name nobody reads', () => {
  expect(readersOf('retentionDays')).toEqual([]);
});
