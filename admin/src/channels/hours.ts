import { type BusinessHours, type HoursSlot, WEEKDAYS } from '../../../shared/channels';

/** Working days, nine to five, in the zone of whoever switches the hours on. */
export function usualHours(timeZone: string): BusinessHours {
  const slot: HoursSlot = { from: '09:00', to: '17:00' };
  const week = Object.fromEntries(WEEKDAYS.slice(0, 5).map((weekday) => [weekday, [slot]]));

  return { timeZone, week, exceptions: {} };
}

/** Another slot of a day, after the ones that are there. */
export function withSlot(slots: readonly HoursSlot[]): HoursSlot[] {
  const from = slots.at(-1)?.to ?? '09:00';
  const hour = Number(from.slice(0, 2));

  return [...slots, { from, to: hour >= 20 ? '24:00' : `${String(hour + 4).padStart(2, '0')}:00` }];
}

/** Every IANA zone the browser knows. */
export const timeZones = (): string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')];
