import { type BusinessHours, type HoursSlot, WEEKDAYS } from '../../../shared/channels';

/** Whether the zone is one of the IANA names the server knows; offsets such as `+01:00` are not. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });

    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

/** Whether the text is a day that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);

  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/** Whether the text is a time of day; `24:00` closes a day at its very end. */
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text);

/** A moment as a clock and a calendar in some zone show it. */
export interface LocalMoment {
  /** `YYYY-MM-DD` */
  day: string;
  /** `HH:MM` */
  time: string;
}

const CLOCK_PARTS = ['year', 'month', 'day', 'hour', 'minute'] as const;

/** Reads moments by the clock of a zone, its summer time included. */
export function clockOf(timeZone: string): (moment: Date) => LocalMoment {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

  return (moment) => {
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    const [year, month, day, hour, minute] = CLOCK_PARTS.map((part) => parts.get(part));

    return { day: `${year}-${month}-${day}`, time: `${hour}:${minute}` };
  };
}

/**
 * Whether a moment is within the hours. An exception wins over its weekday; a slot begins with its
 * first minute and ends before its last: `09:00`–`17:00` is closed at 17:00.
 */
export function isWithin({ week, exceptions }: BusinessHours, { day, time }: LocalMoment): boolean {
  const slots = (Object.hasOwn(exceptions, day) ? exceptions[day] : week[weekdayOf(day)]) ?? [];

  return slots.some(({ from, to }) => from <= time && time < to);
}

function weekdayOf(day: string): (typeof WEEKDAYS)[number] {
  // Days of the week begin with Sunday there, with Monday here.
  const index = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

  return WEEKDAYS[index] ?? 'monday';
}

/** What is wrong with the slots of a day, or null. Times of one shape compare as text. */
export function slotsProblem(slots: readonly HoursSlot[]): string | null {
  let closedAt = '';

  for (const { from, to } of slots) {
    if (from >= to) {
      return `${from} must be before ${to}`;
    }

    if (from < closedAt) {
      return `the slot from ${from} must not start before the one ahead of it ends`;
    }

    closedAt = to;
  }

  return null;
}
