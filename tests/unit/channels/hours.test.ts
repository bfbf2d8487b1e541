import fc from 'fast-check';
import {
  clockOf,
  isDay,
  isTime,
  isTimeZone,
  isWithin,
  slotsProblem,
} from '../../../server/src/channels/hours';

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

describe('the hours of a channel in Paris', () => {
  const nineToFive = [{ from: '09:00', to: '17:00' }];
  const hours = {
    timeZone: 'Europe/Paris',
    week: {
      monday: [
        { from: '09:00', to: '12:00' },
        { from: '14:00', to: '24:00' },
      ],
      sunday: nineToFive,
    },
    exceptions: { '2026-12-28': [], '2026-12-25': nineToFive },
  };
  const at = (moment: string) => isWithin(hours, clockOf(hours.timeZone)(new Date(moment)));

  it.each([
    ['2026-11-23T07:59:59Z', false, 'before the first slot of a Monday'],
    ['2026-11-23T08:00:00Z', true, 'at its first minute'],
    ['2026-11-23T10:59:59Z', true, 'in its last second'],
    ['2026-11-23T11:00:00Z', false, 'at its end'],
    ['2026-11-23T22:59:59Z', true, 'in the last second of a day open to midnight'],
    ['2026-11-23T23:00:00Z', false, 'on Tuesday, which has no hours'],
    ['2026-12-28T09:00:00Z', false, 'on a Monday that is a holiday'],
    ['2026-12-25T09:00:00Z', true, 'on a Friday that is an exception'],
    ['2026-10-25T07:59:00Z', false, 'a minute early on the Sunday summer time ends'],
    ['2026-10-25T08:00:00Z', true, 'at nine on the Sunday summer time ends'],
    ['2026-03-29T06:59:00Z', false, 'a minute early on the Sunday summer time begins'],
    ['2026-03-29T07:00:00Z', true, 'at nine on the Sunday summer time begins'],
  ])('at %s say %s: %s', (moment, isOpen) => {
    expect(at(moment)).toBe(isOpen);
  });

  it('take no day of the week for an exception by the name of what every object has', () => {
    expect(isWithin({ ...hours, week: {} }, { day: 'constructor', time: '10:00' })).toBe(false);
  });
});
