import type { HoursSlot } from '../../../shared/channels';

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
