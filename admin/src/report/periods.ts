/** Spans of time the report may be narrowed to; days are those of the reader's clock. */
export const PERIODS = ['today', 'yesterday', '7', '30', '90', 'month', 'custom'] as const;

/** One of the spans. */
export type Period = (typeof PERIODS)[number];

/** What is chosen: a span, or days of one's own, both included. */
export interface ChosenPeriod {
  period: Period | null;
  /** `2026-11-21` */
  from: string | null;
  to: string | null;
}

/** The same as instants, ISO 8601: from the first moment of a day until before the first of another. */
export interface Span {
  since?: string;
  until?: string;
}

/** The span chosen, by the clock of somebody in a time zone. A day begins when the clock there shows it for the first time. */
export function spanOf({ period, from, to }: ChosenPeriod, now: Date, timeZone: string): Span {
  const today = dayIn(now, timeZone);

  if (period === null) {
    return {};
  }

  if (period === 'custom') {
    return {
      ...(from !== null && { since: startOf(from, timeZone) }),
      ...(to !== null && { until: startOf(dayAfter(to, 1), timeZone) }),
    };
  }

  return {
    since: startOf(FIRST_DAYS[period](today), timeZone),
    ...(period === 'yesterday' && { until: startOf(today, timeZone) }),
  };
}

const FIRST_DAYS: Record<Exclude<Period, 'custom'>, (today: string) => string> = {
  today: (today) => today,
  yesterday: (today) => dayAfter(today, -1),
  7: (today) => dayAfter(today, -6),
  30: (today) => dayAfter(today, -29),
  90: (today) => dayAfter(today, -89),
  month: (today) => `${today.slice(0, 7)}-01`,
};

/** Whether a text is a day there is. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && dayAfter(text, 0) === text;

/** The day so many days later. */
export function dayAfter(day: string, days: number): string {
  const noon = new Date(`${day}T12:00:00Z`);

  noon.setUTCDate(noon.getUTCDate() + days);

  return Number.isNaN(noon.getTime()) ? '' : noon.toISOString().slice(0, 10);
}

/** The day the clock shows. */
export function dayIn(now: Date, timeZone: string): string {
  return wallClock(now.getTime(), timeZone).slice(0, 10);
}

const QUARTER = 15 * 60_000;

/**
 * The first moment of a day. Clocks are changed at midnight in some places: then the day begins at
 * one o'clock, or midnight comes twice. Offsets are whole quarters of an hour everywhere.
 */
function startOf(day: string, timeZone: string): string {
  const naive = Date.parse(`${day}T00:00:00Z`);
  const shown = Date.parse(`${wallClock(naive, timeZone)}Z`);
  let start = naive - (shown - naive);

  while (dayIn(new Date(start), timeZone) < day) {
    start += QUARTER;
  }

  while (dayIn(new Date(start - QUARTER), timeZone) >= day) {
    start -= QUARTER;
  }

  return new Date(start).toISOString();
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clock shows: `2026-11-21T13:05:00`. */
function wallClock(moment: number, timeZone: string): string {
  const clock = clocks.get(timeZone) ?? clockOf(timeZone);

  clocks.set(timeZone, clock);

  const { year, month, day, hour, minute, second } = Object.fromEntries(
    clock.formatToParts(moment).map(({ type, value }) => [type, value])
  );

  return `${year?.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}`;
}

const clockOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
