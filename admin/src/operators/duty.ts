import type { Duty } from '../../../shared/operators';

/** Channels in which this operator was away a moment ago and is on duty now. */
export function backOnDuty(
  before: readonly Duty[],
  after: readonly Duty[],
  me: string | null
): string[] {
  const wasAway = new Set(
    before.filter(({ operator, away }) => operator === me && away).map(({ channel }) => channel)
  );

  return after
    .filter(({ channel, operator, onDuty }) => operator === me && onDuty && wasAway.has(channel))
    .map(({ channel }) => channel);
}

/** Who is on duty in a channel now. */
export const onDutyIn = (duties: readonly Duty[], channel: string): Duty[] =>
  duties.filter((duty) => duty.channel === channel && duty.onDuty);

/** Whether an operator has joined a channel and is there, not merely listed or away. */
export const isOnDuty = (duties: readonly Duty[], channel: string, me: string | null): boolean =>
  onDutyIn(duties, channel).some(({ operator }) => operator === me);
