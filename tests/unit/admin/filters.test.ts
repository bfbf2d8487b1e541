import fc from 'fast-check';
import {
  filtersOf,
  isNarrowed,
  queryOf,
  type RatingFilters,
  withFilter,
} from '../../../admin/src/ratings/filters';

const read = (address: string): RatingFilters => filtersOf(new URLSearchParams(address));

it('shows everything by default, twenty at a time', () => {
  expect(read('')).toEqual({
    value: null,
    hidden: null,
    handled: null,
    channel: null,
    search: '',
    page: 1,
    pageSize: 20,
  });
  expect(isNarrowed(read('page=3'))).toBe(false);
});

it.each(['value=4', 'value=5x', 'hidden=maybe', 'page=-1', 'page=x', 'pageSize=7'])(
  'takes no notice of %s',
  (address) => {
    expect(read(address)).toEqual(read(''));
  }
);

it('starts over at the first page when narrowed', () => {
  const changed = withFilter(new URLSearchParams('page=4&value=5'), 'hidden', 'true');

  expect(changed.toString()).toBe('value=5&hidden=true');
  expect(withFilter(changed, 'value', '').toString()).toBe('hidden=true');
});

it('asks only for what is narrowed', () => {
  expect(queryOf(read('value=1&hidden=false'))).toEqual({
    page: 1,
    pageSize: 20,
    value: 1,
    hidden: 'false',
  });
});

it('escapes what people type', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (search) => {
      const query = queryOf({ ...read(''), search });

      expect(decodeURIComponent(String(query.search))).toBe(search);
      expect(String(query.search)).not.toMatch(/[&=#]/);
    })
  );
});
