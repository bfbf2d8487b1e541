import { type GroupKey, isTime, type Time } from '../../../shared/report';
import { dayAfter } from './periods';

export type Key = GroupKey;

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

/** Puts the keys of each level in their order; some dimensions go as another does. */
export const comparing =
  <Dimension extends string>(
    by: readonly Dimension[],
    labelOf: (dimension: Dimension, key: Key) => string,
    orderedAs: (dimension: Dimension) => string = (dimension) => dimension
  ) =>
  (level: number, one: Key, other: Key): number => {
    const dimension = by[level];

    return dimension === undefined
      ? 0
      : inOrder(orderedAs(dimension), (key) => labelOf(dimension, key))(one, other);
  };

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
export function spanOfKey(dimension: Time, key: string): { since: string; until: string } {
  const [first, after] = {
    day: [key, dayAfter(key, 1)],
    week: [key, dayAfter(key, 7)],
    month: [`${key}-01`, `${dayAfter(`${key}-28`, 4).slice(0, 7)}-01`],
  }[dimension] as [string, string];

  return { since: `${first}T00:00:00.000Z`, until: `${after}T00:00:00.000Z` };
}

const MOST_STEPS = 400;

/** Keys of time with those between them nobody rated in; too many are left as they are. */
export function withoutGaps(dimension: Time, keys: readonly string[]): readonly string[] {
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
