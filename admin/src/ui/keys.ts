import { dayAfter } from '../plugin/periods';

/** A key of a group: an id, a face, a language, an hour of UTC, a day, the Monday of a week, a month; null for nobody and nothing. */
export type Key = string | null;

/** Dimensions along which time goes by. */
export const TIMES = ['day', 'week', 'month'] as const;

export const isTime = (dimension: string | undefined): dimension is (typeof TIMES)[number] =>
  TIMES.some((time) => time === dimension);

/** Puts keys in the order people expect: time as it goes, faces from the best, the rest by name, nobody last. */
export function inOrder(dimension: string, labelOf: (key: Key) => string) {
  return (one: Key, other: Key): number => {
    if (one === null || other === null) {
      return Number(one === null) - Number(other === null);
    }

    if (dimension === 'face') {
      return Number(other) - Number(one);
    }

    if (dimension === 'hour') {
      return minuteOfDay(one) - minuteOfDay(other);
    }

    return isTime(dimension)
      ? one.localeCompare(other)
      : labelOf(one).localeCompare(labelOf(other), undefined, { numeric: true });
  };
}

/** Every hour of a day. */
export const HOURS: readonly string[] = Array.from({ length: 24 }, (_, hour) =>
  String(hour).padStart(2, '0')
);

/** An hour of UTC on the reader's clock, as it goes today. */
export function onClock(hour: string, now = new Date()): Date {
  return new Date(
    Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), Number(hour))
  );
}

function minuteOfDay(hour: string): number {
  const moment = onClock(hour);

  return moment.getHours() * 60 + moment.getMinutes();
}

/** The moments a key of time stands for, UTC: from, and until before. */
export function spanOfKey(
  dimension: (typeof TIMES)[number],
  key: string
): { since: string; until: string } {
  const [first, after] = {
    day: [key, dayAfter(key, 1)],
    week: [key, dayAfter(key, 7)],
    month: [`${key}-01`, `${dayAfter(`${key}-28`, 4).slice(0, 7)}-01`],
  }[dimension] as [string, string];

  return { since: `${first}T00:00:00.000Z`, until: `${after}T00:00:00.000Z` };
}

const MOST_STEPS = 400;

/** Keys of time with those between them nobody rated in; too many are left as they are. */
export function withoutGaps(
  dimension: (typeof TIMES)[number],
  keys: readonly string[]
): readonly string[] {
  const sorted = [...keys].sort();
  const [first] = sorted;
  const last = sorted.at(-1);

  if (first === undefined || last === undefined) {
    return [];
  }

  const all = [first];

  for (let key = first; key < last && all.length < MOST_STEPS; ) {
    key = spanOfKey(dimension, key).until.slice(0, first.length);
    all.push(key);
  }

  return all.at(-1) === last ? all : sorted;
}
