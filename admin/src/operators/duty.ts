import type { Duty } from '../../../shared/operators';

/** Who is on duty in a channel now. */
export const onDutyIn = (duties: readonly Duty[], channel: string): Duty[] =>
  duties.filter((duty) => duty.channel === channel && duty.onDuty);

/** Whether an operator has joined a channel and is there, not merely listed or away. */
export const isOnDuty = (duties: readonly Duty[], channel: string, me: string | null): boolean =>
  onDutyIn(duties, channel).some(({ operator }) => operator === me);
