import type { Channel } from '../../../shared/channels';
import type { ConversationCount } from '../../../shared/conversations';
import type { MemberPresence } from '../../../shared/operators';
import type { Happiness } from '../../../shared/ratings';
import { availableIn, isAvailable } from '../operators/availability';

/** A channel with everything its card shows. */
export interface BoardCard {
  channel: Channel;
  /** Null until it is known. */
  conversations: number | null;
  available: readonly MemberPresence[];
  /** Whether the current user is on duty in it. */
  isMine: boolean;
  /** How happy customers were over 14 days; null without a rating in them. */
  happiness: Happiness | null;
}

interface Parts {
  channels: readonly Channel[];
  counts: readonly ConversationCount[] | undefined;
  presences: readonly MemberPresence[];
  happiness: readonly Happiness[];
  me: string | null;
}

/** Puts the board together from what the slices know. */
export function boardOf({ channels, counts, presences, happiness, me }: Parts): BoardCard[] {
  return channels.map((channel) => ({
    channel,
    conversations: countIn(counts, channel.id),
    available: availableIn(presences, channel.id),
    isMine: isAvailable(presences, channel.id, me),
    happiness: happinessIn(happiness, channel.id),
  }));
}

/** How many conversations a channel has; null until it is known. */
export const countIn = (
  counts: readonly ConversationCount[] | undefined,
  channel: string
): number | null =>
  counts === undefined ? null : (counts.find((one) => one.channel === channel)?.count ?? 0);

function happinessIn(happiness: readonly Happiness[], channel: string): Happiness | null {
  const metrics = happiness.find((one) => one.channel === channel);

  return metrics !== undefined && metrics.count > 0 ? metrics : null;
}
