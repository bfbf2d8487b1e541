import fc from 'fast-check';
import { isDay, isTime, isTimeZone, slotsProblem } from '../../../server/src/channels/hours';

it.each(['Europe/Paris', 'America/Argentina/Buenos_Aires', 'UTC', 'Asia/Kolkata'])(
  'knows the zone %s',
  (zone) => {
    expect(isTimeZone(zone)).toBe(true);
  }
);

it.each(['', 'Mars/Olympus', '+01:00', 'Paris', 'Europe/', '../etc'])(
  'knows no zone %j',
  (zone) => {
    expect(isTimeZone(zone)).toBe(false);
  }
);

it.each(['2026-01-31', '2028-02-29'])('takes %s for a day', (day) => {
  expect(isDay(day)).toBe(true);
});

it.each(['2026-02-29', '2026-13-01', '2026-1-1', '26-01-01', 'tomorrow', '', '2026-01-01T00:00'])(
  'takes %j for no day',
  (day) => {
    expect(isDay(day)).toBe(false);
  }
);

it.each(['00:00', '09:30', '23:59', '24:00'])('takes %s for a time', (time) => {
  expect(isTime(time)).toBe(true);
});

it.each(['9:30', '24:01', '12:60', '12', '12:3', '', 'noon'])('takes %j for no time', (time) => {
  expect(isTime(time)).toBe(false);
});

const slot = (from: string, to: string) => ({ from, to });

it('lets slots touch', () => {
  expect(slotsProblem([slot('09:00', '12:00'), slot('12:00', '24:00')])).toBeNull();
});

it.each([
  [[slot('12:00', '09:00')], '12:00 must be before 09:00'],
  [[slot('09:00', '09:00')], '09:00 must be before 09:00'],
  [
    [slot('09:00', '12:00'), slot('11:59', '13:00')],
    'the slot from 11:59 must not start before the one ahead of it ends',
  ],
  [
    [slot('14:00', '18:00'), slot('09:00', '12:00')],
    'the slot from 09:00 must not start before the one ahead of it ends',
  ],
])('finds what is wrong in %j', (slots, problem) => {
  expect(slotsProblem(slots)).toBe(problem);
});

it('accepts slots in their order and refuses them in another', () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 1_440 }), {
    minLength: 4,
    maxLength: 12,
  });
  const text = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

  fc.assert(
    fc.property(minutes, (unsorted) => {
      const times = [...unsorted].sort((a, b) => a - b).map(text);
      const slots = times.flatMap((from, index) => {
        const to = times[index + 1];

        return index % 2 === 0 && to !== undefined ? [slot(from, to)] : [];
      });

      expect(slotsProblem(slots)).toBeNull();
      expect(slotsProblem(slots.reverse())).not.toBeNull();
    })
  );
});
