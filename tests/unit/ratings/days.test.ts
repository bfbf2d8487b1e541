import { dayOf, firstDayOf, firstOfDays } from '../../../server/src/ratings/days';

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

describe('firstDayOf', () => {
  it('has no first day for all time', () => {
    expect(firstDayOf('all', new Date())).toBeNull();
  });

  it('has the first of so many days for a period', () => {
    expect(firstDayOf('30', new Date('2026-03-10T12:00:00Z'))).toBe('2026-02-09');
  });
});
