import { NO_FILTERS } from '../../../admin/src/ratings/address';
import { exportQuery, filtersOf } from '../../../admin/src/ratings/query';
import { listQuery, queryText, reportQuery } from '../../../admin/src/report/query';

const CLOCK = { now: new Date('2026-11-21T12:00:00Z'), timeZone: 'Europe/Brussels' };

const PAGE = { order: 'submittedAt:desc', page: 2, pageSize: 20 } as const;

describe('filtersOf', () => {
  it('asks for everything when nothing is narrowed', () => {
    expect(filtersOf(NO_FILTERS, CLOCK)).toEqual({});
  });

  it('asks only for what is narrowed', () => {
    const filters = {
      ...NO_FILTERS,
      faces: [5, 1] as const,
      hidden: false,
      mine: true,
      search: 'x',
    };

    expect(filtersOf(filters, CLOCK)).toEqual({
      faces: [5, 1],
      hidden: false,
      mine: true,
      search: 'x',
    });
  });

  it.each([
    ['face', '3', { faces: [3] }],
    ['operator', 'abc', { operator: 'abc' }],
    ['operator', null, { operator: 'none' }],
    ['channel', null, { channel: 'none' }],
    ['language', null, { language: 'none' }],
    ['source', 'chat', { source: 'chat' }],
    ['day', '2026-11-20', { since: '2026-11-20T00:00:00.000Z', until: '2026-11-21T00:00:00.000Z' }],
    [
      'week',
      '2026-11-16',
      { since: '2026-11-16T00:00:00.000Z', until: '2026-11-23T00:00:00.000Z' },
    ],
    ['month', '2026-02', { since: '2026-02-01T00:00:00.000Z', until: '2026-03-01T00:00:00.000Z' }],
    ['month', '2026-12', { since: '2026-12-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' }],
  ] as const)('asks for the column %s %s alone', (dimension, key, filters) => {
    expect(filtersOf(NO_FILTERS, CLOCK, { dimension, key })).toEqual(filters);
  });

  it('keeps a column of time inside the period chosen', () => {
    const filters = { ...NO_FILTERS, period: 'today' } as const;
    const { since, until } = filtersOf(filters, CLOCK, { dimension: 'month', key: '2026-11' });

    expect([since, until]).toEqual(['2026-11-20T23:00:00.000Z', '2026-12-01T00:00:00.000Z']);
  });
});

it('escapes what is typed', () => {
  expect(listQuery({ search: 'a&b=ü' }, PAGE)).toEqual({
    search: 'a%26b%3D%C3%BC',
    sort: 'submittedAt:desc',
    page: '2',
    pageSize: '20',
  });
});

it('names groups and files', () => {
  expect(queryText(reportQuery({ mine: true }, ['operator', 'month']))).toBe(
    'by=operator,month&mine=true'
  );
  expect(queryText(exportQuery({ faces: [5, 3] }, 'csv', 'comma'))).toBe(
    'format=csv&decimal=comma&faces=5%2C3'
  );
});
