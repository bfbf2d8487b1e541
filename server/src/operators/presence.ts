import { GRACE_SECONDS, HEARTBEAT_SECONDS, IDLE_MINUTES } from '../../../shared/operators';

/** When an operator last did something, and when a tab of theirs was last connected. */
export interface Signs {
  lastActivityAt: Date | null;
  lastSeenAt: Date | null;
}

/** `off`: not joined. `away`: joined, but idle or disconnected; the next activity ends it. */
export type Presence = 'on' | 'away' | 'off';

/** A heartbeat may be under way when the last one is this old, so the grace starts after it. */
export const SEEN_SECONDS = GRACE_SECONDS + HEARTBEAT_SECONDS;

/** Activity within the same second says nothing new. */
const ACTIVITY_SECONDS = 1;

/** An operator's presence in a channel. Nothing is stored when somebody becomes idle. */
export function presenceOf(joined: boolean, signs: Signs, now: Date): Presence {
  if (!joined) {
    return 'off';
  }

  return isPresent(signs, now) ? 'on' : 'away';
}

/** Active and connected; exactly 30:00 minutes without activity is still fine. */
export function isPresent({ lastActivityAt, lastSeenAt }: Signs, now: Date): boolean {
  return (
    isWithin(lastActivityAt, IDLE_MINUTES * 60, now) && isWithin(lastSeenAt, SEEN_SECONDS, now)
  );
}

/** Whether activity just now must be written down, or what is stored already says so. */
export const isWorthWriting = ({ lastActivityAt }: Signs, now: Date): boolean =>
  !isWithin(lastActivityAt, ACTIVITY_SECONDS, now);

function isWithin(moment: Date | null, seconds: number, now: Date): boolean {
  return moment !== null && now.getTime() - moment.getTime() <= seconds * 1_000;
}
