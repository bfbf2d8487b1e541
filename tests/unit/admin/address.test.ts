import fc from 'fast-check';
import {
  COLUMNS,
  isFiltered,
  NO_FILTERS,
  nextOrder,
  type Report,
  readAddress,
  VIEWS,
  writeAddress,
} from '../../../admin/src/ratings/address';
import { PAGE_SIZES, withFilters } from '../../../admin/src/report/address';
import { CHARTS } from '../../../admin/src/report/chart';
import { PERIODS } from '../../../admin/src/report/periods';
import { FACES, RATING_SOURCES } from '../../../shared/ratings';
import { RATING_DIMENSIONS, RATING_MEASURES, RATING_SORTS } from '../../../shared/ratings-report';

const read = (address: string): Report => readAddress(new URLSearchParams(address));

const flags = fc.option(fc.boolean());
const ids = fc.option(fc.stringMatching(/^[a-z0-9]{1,24}$/));
const days = fc.option(
  fc
    .integer({ min: 0, max: 20_000 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
);

const reports: fc.Arbitrary<Report> = fc
  .record({
    view: fc.constantFrom(...VIEWS),
    filters: fc.record({
      faces: fc.subarray([...FACES]),
      mine: fc.boolean(),
      hidden: flags,
      commented: flags,
      handled: flags,
      leftOut: flags,
      source: fc.option(fc.constantFrom(...RATING_SOURCES)),
      channel: ids,
      operator: ids,
      visitor: ids,
      language: ids,
      period: fc.option(fc.constantFrom(...PERIODS)),
      from: days,
      to: days,
      search: fc.string({ unit: 'grapheme' }),
    }),
    dimensions: fc.shuffledSubarray([...RATING_DIMENSIONS], { maxLength: 4 }),
    measures: fc.shuffledSubarray([...RATING_MEASURES]),
    chart: fc.constantFrom(...CHARTS),
    isStacked: fc.boolean(),
    order: fc
      .tuple(fc.constantFrom(...RATING_SORTS), fc.constantFrom('asc' as const, 'desc' as const))
      .map(([column, way]): Report['order'] => `${column}:${way}`),
    page: fc.integer({ min: 1, max: 1_000_000 }),
    pageSize: fc.constantFrom(...PAGE_SIZES).map(Number),
    shown: fc.option(fc.shuffledSubarray([...COLUMNS])),
    closed: fc.array(fc.stringMatching(/^[rc](~[a-z0-9-]{1,8}){1,2}$/)),
  })
  .map(({ dimensions, ...report }) => ({
    ...report,
    by: dimensions.slice(0, 2),
    columnsBy: dimensions.slice(2),
  }));

it('says everything there is to know of a report, so that a link shows the same to somebody else', () => {
  fc.assert(
    fc.property(reports, (report) => {
      expect(readAddress(writeAddress(report))).toEqual(report);
      expect(read(writeAddress(report).toString())).toEqual(report);
    })
  );
});

it('is empty for the report as it starts', () => {
  expect(writeAddress(read('')).toString()).toBe('');
  expect(read('')).toMatchObject({ view: 'kanban', order: 'submittedAt:desc', page: 1 });
});

it.each([
  'view=map',
  'face=4',
  'hidden=maybe',
  'page=-1',
  'page=x',
  'pageSize=7',
  'by=moon',
  'sort=value',
  'sort=password:asc',
  'from=2026-02-30',
  'period=ever',
  'closed=x',
])('takes no notice of %s', (address) => {
  expect(read(address)).toEqual(read(''));
});

it('shows a dimension on one axis only', () => {
  expect(read('by=operator,month&columnsBy=month,face')).toMatchObject({
    by: ['operator', 'month'],
    columnsBy: ['face'],
  });
});

it('starts over at the first page when narrowed, and stays in its view', () => {
  const report = withFilters(read('view=list&page=4&sort=value:asc'), { hidden: true });

  expect(writeAddress(report).toString()).toBe('view=list&hidden=true&sort=value%3Aasc');
});

it('knows whether anything is narrowed', () => {
  expect(isFiltered(NO_FILTERS)).toBe(false);
  expect(isFiltered(read('page=3&view=list').filters)).toBe(false);

  for (const address of [
    'face=5',
    'mine=true',
    'hidden=false',
    'period=7',
    'search=x',
    'customer=a',
  ]) {
    expect(isFiltered(read(address).filters)).toBe(true);
  }
});

it('sorts a column from its first, then from its last', () => {
  expect(nextOrder('submittedAt:desc', 'value')).toBe('value:asc');
  expect(nextOrder('value:asc', 'value')).toBe('value:desc');
  expect(nextOrder('value:desc', 'value')).toBe('value:asc');
});
