import type { MemberPresence } from '../../../shared/operators';

/** Who is on duty in a channel now. */
export const availableIn = (
  presences: readonly MemberPresence[],
  channel: string
): MemberPresence[] =>
  presences.filter((presence) => presence.channel === channel && presence.available);

/** Whether an operator has joined a channel and is there, not merely listed or away. */
export const isAvailable = (
  presences: readonly MemberPresence[],
  channel: string,
  me: string | null
): boolean => availableIn(presences, channel).some(({ operator }) => operator === me);
