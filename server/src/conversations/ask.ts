import type { AskPolicy } from '../../../shared/channels';
import { DAY } from '../../../shared/days';
import type { Ending } from './entries';

/** Whether a visitor last asked at `askedAt` may be asked for a rating again, and on what condition. */
export function mayAsk(policy: AskPolicy, askedAt: Date | null, now: Date): Ending['ask'] {
  const rested = askedAt === null || now.getTime() - askedAt.getTime() >= policy.everyDays * DAY;

  return policy.enabled && rested ? { withoutReply: policy.withoutReply } : null;
}
