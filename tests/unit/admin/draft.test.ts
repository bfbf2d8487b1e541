import {
  draftOf,
  inputOf,
  isSame,
  newDraft,
  rulesOf,
  slugOf,
  withAdded,
} from '../../../admin/src/channels/draft';
import type { Channel } from '../../../shared/channels';
import type { Rule } from '../../../shared/rules';

const channel: Channel = {
  ...newDraft(null).channel,
  id: 'ch1',
  name: 'Shop',
  slug: 'shop',
  imageUrl: null,
  ratingsPublished: true,
  site: true,
};
const rule: Rule = {
  id: 'r1',
  action: 'hide',
  pattern: '^/admin',
  countries: ['FR'],
  openAfterSeconds: 0,
  chatbot: null,
  onlyIfNoOperator: false,
};

it('edits only what the form owns', () => {
  expect(Object.keys(inputOf(channel))).not.toEqual(
    expect.arrayContaining(['id', 'imageUrl', 'ratingsPublished', 'site'])
  );
});

it('gives the rules back as they came, without their ids', () => {
  const draft = draftOf({ channel, rules: [rule], members: [] });
  const { id: _, ...input } = rule;

  expect(rulesOf(draft.rules)).toEqual([input]);
});

it('leaves out operators whose account is gone', () => {
  const members = [
    { user: 1, fullName: 'Mara' },
    { user: null, fullName: 'Gone' },
  ];

  expect(draftOf({ channel, rules: [], members }).members).toEqual([{ user: 1, fullName: 'Mara' }]);
});

it('starts a new channel with who makes it', () => {
  expect(newDraft({ user: 7, fullName: 'Ada' }).members).toEqual([{ user: 7, fullName: 'Ada' }]);
});

it.each([
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: { c: 1, d: [1] } }, { a: { d: [1], c: 1 } }, true],
  [[1, 2], [2, 1], false],
  [{ a: null }, { a: '' }, false],
])('%j and %j are the same: %s', (a, b, expected) => {
  expect(isSame(a, b)).toBe(expected);
});

it.each([
  ['Pottery shop', 'pottery-shop'],
  ['Café  Été!', 'cafe-ete'],
  ['漢字', ''],
  [' -- ', ''],
])('spells %j as %j', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

it('adds members to those there are, each once', () => {
  const [ana, ben, eve] = [1, 2, 3].map((user) => ({ user, fullName: `Person ${user}` }));

  if (!ana || !ben || !eve) {
    throw new Error('three people');
  }

  expect(withAdded([ana, ben], [ben, eve])).toEqual([ana, ben, eve]);
});
