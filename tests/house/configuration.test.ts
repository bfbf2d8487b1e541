import { compose } from '../../server/src/plugin/compose';
import { configKeys } from '../../server/src/plugin/config';
import { slices } from '../../server/src/slices';
import { document, section, tableRows } from './files';

it('lists every key of the configuration in the README, and no other', () => {
  const listed = tableRows(section(document('README.md'), 'Configuration')).map(([key]) => key);

  // A key whose value is an object of its own is listed by its inner keys.
  expect(listed.map((key) => key?.replace(/^redis\.url$/, 'redis')).sort()).toEqual(
    configKeys(compose(slices).config.default).sort()
  );
});
