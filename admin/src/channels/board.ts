import type { Channel } from '../../../shared/channels';
import type { ConversationCount } from '../../../shared/conversations';
import type { Duty } from '../../../shared/operators';
import type { Happiness } from '../../../shared/ratings';
import { isOnDuty, onDutyIn } from '../operators/duty';

/** A channel with everything its card shows. */
export interface BoardCard {
  channel: Channel;
  conversations: number;
  onDuty: readonly Duty[];
  /** Whether the current user is on duty in it. */
  isMine: boolean;
  /** How happy customers were over 14 days; null without a rating in them. */
  happiness: Happiness | null;
}

interface Parts {
  channels: readonly Channel[];
  counts: readonly ConversationCount[];
  duties: readonly Duty[];
  happiness: readonly Happiness[];
  me: string | null;
}

/** Puts the board together from what the slices know. */
export function boardOf({ channels, counts, duties, happiness, me }: Parts): BoardCard[] {
  return channels.map((channel) => ({
    channel,
    conversations: counts.find((one) => one.channel === channel.id)?.count ?? 0,
    onDuty: onDutyIn(duties, channel.id),
    isMine: isOnDuty(duties, channel.id, me),
    happiness: happinessIn(happiness, channel.id),
  }));
}

function happinessIn(happiness: readonly Happiness[], channel: string): Happiness | null {
  const figures = happiness.find((one) => one.channel === channel);

  return figures !== undefined && figures.count > 0 ? figures : null;
}
