import fc from 'fast-check';
import { dayAfter, dayIn, isDay, type Period, spanOf } from '../../../admin/src/report/periods';

const chosen = (period: Period | null, from: string | null = null, to: string | null = null) => ({
  period,
  from,
  to,
});

it('narrows nothing without a period', () => {
  expect(spanOf(chosen(null), new Date(), 'UTC')).toEqual({});
});

it.each<[Period, string, string, string]>([
  ['today', 'Europe/Brussels', '2026-11-21T00:30:00Z', '2026-11-20T23:00:00.000Z'],
  ['today', 'America/New_York', '2026-11-21T03:30:00Z', '2026-11-20T05:00:00.000Z'],
  ['today', 'Asia/Kathmandu', '2026-11-21T12:00:00Z', '2026-11-20T18:15:00.000Z'],
  ['7', 'Europe/Brussels', '2026-11-21T12:00:00Z', '2026-11-14T23:00:00.000Z'],
  ['30', 'UTC', '2026-03-10T12:00:00Z', '2026-02-09T00:00:00.000Z'],
  ['90', 'UTC', '2026-11-21T12:00:00Z', '2026-08-24T00:00:00.000Z'],
  ['month', 'Asia/Tokyo', '2026-10-31T16:00:00Z', '2026-10-31T15:00:00.000Z'],
  // The clock went back on 25 October: seven days hold an hour more.
  ['7', 'Europe/Brussels', '2026-10-28T12:00:00Z', '2026-10-21T22:00:00.000Z'],
  // It went forward on 29 March at two: midnight was still winter's.
  ['today', 'Europe/Brussels', '2026-03-29T12:00:00Z', '2026-03-28T23:00:00.000Z'],
  // Where the clock goes forward at midnight, the day begins at one.
  ['today', 'Asia/Beirut', '2026-03-29T12:00:00Z', '2026-03-28T22:00:00.000Z'],
  ['today', 'America/Havana', '2026-03-08T15:00:00Z', '2026-03-08T05:00:00.000Z'],
  // Where it goes back at midnight, the day begins the first time.
  ['today', 'America/Asuncion', '2023-03-26T15:00:00Z', '2023-03-26T04:00:00.000Z'],
])('begins %s in %s at %s with %s', (period, zone, now, since) => {
  expect(spanOf(chosen(period), new Date(now), zone)).toEqual({ since });
});

it('ends yesterday where today begins', () => {
  const span = spanOf(chosen('yesterday'), new Date('2026-03-30T12:00:00Z'), 'Europe/Brussels');

  // A day of 23 hours.
  expect(span).toEqual({ since: '2026-03-28T23:00:00.000Z', until: '2026-03-29T22:00:00.000Z' });
});

it('takes both days of one’s own with it', () => {
  const span = spanOf(chosen('custom', '2026-03-28', '2026-03-29'), new Date(), 'Europe/Brussels');

  expect(span).toEqual({ since: '2026-03-27T23:00:00.000Z', until: '2026-03-29T22:00:00.000Z' });
});

it.each([
  [chosen('custom', '2026-01-05'), { since: '2026-01-05T00:00:00.000Z' }],
  [chosen('custom', null, '2026-01-05'), { until: '2026-01-06T00:00:00.000Z' }],
  [chosen('custom'), {}],
])('leaves an end open that is not chosen', (period, span) => {
  expect(spanOf(period, new Date(), 'UTC')).toEqual(span);
});

const ZONES = [
  'UTC',
  'Europe/Brussels',
  'America/New_York',
  'America/Havana',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];

it('begins today at a moment of today, just after one of the day before', () => {
  const moments = fc.date({
    min: new Date('2012-01-01T00:00:00Z'),
    max: new Date('2030-01-01T00:00:00Z'),
    noInvalidDate: true,
  });

  fc.assert(
    fc.property(moments, fc.constantFrom(...ZONES), (now, zone) => {
      const since = new Date(spanOf(chosen('today'), now, zone).since ?? '');

      expect(since.getTime()).toBeLessThanOrEqual(now.getTime());
      expect(dayIn(since, zone)).toBe(dayIn(now, zone));
      expect(dayIn(new Date(since.getTime() - 1), zone) < dayIn(now, zone)).toBe(true);
    })
  );
});

it.each([
  ['2026-02-28', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['', false],
])('knows whether %p is a day', (text, is) => {
  expect(isDay(text)).toBe(is);
});

it('counts days over the end of a month', () => {
  expect(dayAfter('2026-02-28', 1)).toBe('2026-03-01');
  expect(dayAfter('2026-01-01', -1)).toBe('2025-12-31');
});
