import { firstOfDays, leavesAt, windowOf, windowOfPeriod } from '../../../server/src/ratings/days';
import { dayOf } from '../../../shared/days';

describe('dayOf', () => {
  it.each([
    ['2026-03-01T00:00:00.000Z', '2026-03-01'],
    ['2026-02-28T23:59:59.999Z', '2026-02-28'],
    ['2026-03-01T01:30:00+02:00', '2026-02-28'],
    ['2024-02-29T12:00:00Z', '2024-02-29'],
  ])('takes the UTC day of %s, whatever the zone of the server', (moment, day) => {
    expect(dayOf(new Date(moment))).toBe(day);
  });
});

describe('firstOfDays', () => {
  it.each([
    [1, '2026-03-10T00:00:00Z', '2026-03-10'],
    [7, '2026-03-10T00:00:00Z', '2026-03-04'],
    [7, '2026-03-10T23:59:59Z', '2026-03-04'],
    [7, '2026-03-11T00:00:00Z', '2026-03-05'],
    [14, '2026-03-10T12:00:00Z', '2026-02-25'],
    [30, '2026-03-10T12:00:00Z', '2026-02-09'],
    [90, '2026-03-10T12:00:00Z', '2025-12-11'],
  ])('counts today as the last of %d days at %s', (days, now, first) => {
    expect(firstOfDays(days, new Date(now))).toBe(first);
  });
});

describe('windowOf', () => {
  it.each([
    [
      7,
      '2026-03-10T12:34:56Z',
      '2026-03-03T12:34:56.000Z',
      '2026-03-03',
      '2026-03-04T00:00:00.000Z',
    ],
    [
      14,
      '2026-03-10T00:00:00Z',
      '2026-02-24T00:00:00.000Z',
      '2026-02-24',
      '2026-02-25T00:00:00.000Z',
    ],
    [
      30,
      '2024-03-01T23:59:59Z',
      '2024-01-31T23:59:59.000Z',
      '2024-01-31',
      '2024-02-01T00:00:00.000Z',
    ],
    [
      90,
      '2026-03-29T01:30:00+01:00',
      '2025-12-29T00:30:00.000Z',
      '2025-12-29',
      '2025-12-30T00:00:00.000Z',
    ],
  ])('goes back %d times 24 hours from %s', (days, now, since, edge, edgeEnd) => {
    const window = windowOf(days, new Date(now));

    expect(window.since.toISOString()).toBe(since);
    expect(window.edge).toBe(edge);
    expect(window.edgeEnd.toISOString()).toBe(edgeEnd);
  });

  it('has none for all time', () => {
    expect(windowOfPeriod('all', new Date())).toBeNull();
    expect(leavesAt('all', new Date())).toBeNull();
  });

  it('lets go of a rating at the moment it was submitted so many days later', () => {
    const submitted = new Date('2026-03-01T10:00:00Z');
    const leaves = leavesAt('7', submitted);

    expect(leaves?.toISOString()).toBe('2026-03-08T10:00:00.000Z');
    expect(leaves && windowOf(7, leaves).since).toEqual(submitted);
  });
});
