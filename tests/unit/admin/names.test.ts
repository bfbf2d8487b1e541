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
    status: 400,
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

it.each([[null], [undefined], ['no'], [{}], [{ details: [] }], [new Error('')]])(
  'makes nothing up of %j',
  (error) => {
    expect(refusalOf(error)).toEqual({ code: null, path: null, message: null });
  }
);

it.each([
  ['a network that is gone', { name: 'TypeError', message: 'Failed to fetch' }, 'UNREACHABLE'],
  ['a file cut off', new TypeError('network error'), 'UNREACHABLE'],
  ['a server in trouble', { status: 500, message: 'Internal Server Error' }, null],
  ['a page of a proxy', { name: 'SyntaxError', message: 'Unexpected token <' }, null],
  ['a right that is missing', { status: 403, message: 'Forbidden' }, 'FORBIDDEN'],
  ['a limit of Strapi', { status: 429, message: 'Too many requests' }, 'RATE_LIMITED'],
])('shows no words of the machinery for %s', (_case, error, code) => {
  const refusal = refusalOf(error);

  expect(refusal.code).toBe(code);
  expect(code !== null || refusal.message === null).toBe(true);
});
