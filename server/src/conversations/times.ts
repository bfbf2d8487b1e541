import { dayOf, hourOf } from '../../../shared/days';

/** When a conversation began, was answered first, and ended. */
interface Moments {
  startedAt: Date;
  firstAnswerAt: Date | null;
  endedAt: Date | null;
}

/** Of a conversation that begins: what reports group it by, so that no database is asked to cut moments. */
export const timesOfStart = (startedAt: Date) => ({
  startedAt,
  startedDay: dayOf(startedAt),
  startedHour: hourOf(startedAt),
});

/** Of a conversation as it goes on: what reports add up and group by; null for what has not come. */
export const timesOf = ({ startedAt, firstAnswerAt, endedAt }: Moments) => ({
  answerSeconds: firstAnswerAt && secondsBetween(startedAt, firstAnswerAt),
  durationSeconds: endedAt && secondsBetween(startedAt, endedAt),
  endedDay: endedAt && dayOf(endedAt),
});

/** Seconds to the millisecond; none is below zero, though clocks are set back. */
export const secondsBetween = (from: Date, to: Date): number =>
  Math.max(0, to.getTime() - from.getTime()) / 1_000;
