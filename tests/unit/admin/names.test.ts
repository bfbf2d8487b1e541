import { withCount } from '../../../admin/src/conversations/title';
import { refusalOf } from '../../../admin/src/plugin/refusal';
import { initials } from '../../../admin/src/ui/initials';

it.each([
  ['Mara Voss', 'MV'],
  ['mara', 'M'],
  ['  Ana Maria  Pop ', 'AP'],
  ['漢 字', '漢字'],
  ['😀 Joy', '😀J'],
  ['', ''],
])('shortens %j to %j', (name, short) => {
  expect(initials(name)).toBe(short);
});

it.each([
  ['Homepage', 2, '(2) Homepage'],
  ['(2) Homepage', 3, '(3) Homepage'],
  ['(2) Homepage', 0, 'Homepage'],
  ['(draft) Homepage', 0, '(draft) Homepage'],
])('puts the count before %j: %d', (title, count, expected) => {
  expect(withCount(title, count)).toBe(expected);
});

it('reads why the server refused', () => {
  const error = {
    name: 'ValidationError',
    message: 'Another channel already uses this slug',
    details: { code: 'SLUG_TAKEN', path: 'slug' },
  };

  expect(refusalOf(error)).toEqual({
    code: 'SLUG_TAKEN',
    path: 'slug',
    message: 'Another channel already uses this slug',
  });
});

it.each([[null], [undefined], ['no'], [{}], [{ details: [] }], [new TypeError('')]])(
  'makes nothing up of %j',
  (error) => {
    expect(refusalOf(error)).toEqual({ code: null, path: null, message: null });
  }
);
