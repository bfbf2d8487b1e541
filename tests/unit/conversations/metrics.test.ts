import { fromQuarters } from '../../../server/src/conversations/metrics';

describe('quarters of an hour', () => {
  it.each([
    ['2026-03-10T19:30', '-04:00', '2026-03-10', '23'],
    ['2026-03-10T20:00', '-04:00', '2026-03-11', '00'],
    ['2026-01-01T05:15', '+05:30', '2025-12-31', '23'],
    ['2026-01-01T05:30', '+05:30', '2026-01-01', '00'],
    ['2026-01-01T00:45', 'Z', '2026-01-01', '00'],
  ])('%s of %s is on %s at %s UTC', (quarter, zone, day, hour) => {
    expect(fromQuarters({ day: quarter, hour: quarter, count: 2 }, zone)).toEqual({
      day,
      hour,
      count: 2,
    });
  });

  it('are of no day where there is none, and nothing is added', () => {
    expect(fromQuarters({ day: null }, 'Z')).toEqual({ day: null });
    expect(fromQuarters({ channel: 'shop' }, '')).toEqual({ channel: 'shop' });
  });

  it('are of this process without a zone', () => {
    const moment = new Date('2026-07-01T21:45:00Z');
    const two = (value: number): string => String(value).padStart(2, '0');
    const local = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T${two(moment.getHours())}:${two(moment.getMinutes())}`;

    expect(fromQuarters({ day: local, hour: local }, '')).toEqual({
      day: '2026-07-01',
      hour: '21',
    });
  });
});
