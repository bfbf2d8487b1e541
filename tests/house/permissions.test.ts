import type { Slice } from '../../server/src/plugin/compose';
import { slices } from '../../server/src/slices';
import { ACTIONS } from '../../shared';
import { document, section, sourcesIn, tableRows } from './files';

const registered = (slices as readonly Slice[]).flatMap(({ permissions }) => permissions ?? []);
const uids = registered.map(({ uid }) => uid);

it('lists every permission in the README, and no other', () => {
  const listed = tableRows(section(document('README.md'), 'Permissions')).map(([uid]) => uid);

  expect(listed.sort()).toEqual([...uids].sort());
});

it('agrees with the admin on which there are', () => {
  expect([...ACTIONS].sort()).toEqual([...uids].sort());
});

it('names permissions as Strapi accepts them', () => {
  expect(uids.filter((uid) => !/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(uid))).toEqual([]);
});

it.each(uids)('%s rules something on the server', (uid) => {
  const rules = sourcesIn('server/src').filter(
    ({ file, text }) => !file.endsWith('/index.ts') && text.includes(`'${uid}'`)
  );

  expect(rules.length).toBeGreaterThan(0);
});
