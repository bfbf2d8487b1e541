import type { Channel } from '../../../shared/channels';
import type { ConversationCount } from '../../../shared/conversations';
import type { MemberPresence } from '../../../shared/operators';
import type { Happiness } from '../../../shared/ratings';
import { availableIn, isAvailable } from '../operators/availability';

/** A channel with everything its card shows. */
export interface BoardCard {
  channel: Channel;
  conversations: number;
  available: readonly MemberPresence[];
  /** Whether the current user is on duty in it. */
  isMine: boolean;
  /** How happy customers were over 14 days; null without a rating in them. */
  happiness: Happiness | null;
}

interface Parts {
  channels: readonly Channel[];
  counts: readonly ConversationCount[];
  presences: readonly MemberPresence[];
  happiness: readonly Happiness[];
  me: string | null;
}

/** Puts the board together from what the slices know. */
export function boardOf({ channels, counts, presences, happiness, me }: Parts): BoardCard[] {
  return channels.map((channel) => ({
    channel,
    conversations: counts.find((one) => one.channel === channel.id)?.count ?? 0,
    available: availableIn(presences, channel.id),
    isMine: isAvailable(presences, channel.id, me),
    happiness: happinessIn(happiness, channel.id),
  }));
}

function happinessIn(happiness: readonly Happiness[], channel: string): Happiness | null {
  const metrics = happiness.find((one) => one.channel === channel);

  return metrics !== undefined && metrics.count > 0 ? metrics : null;
}
