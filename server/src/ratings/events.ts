/** Ids and the value only: what a webhook may know of a rating. */
export interface RatingEvent {
  rating: string;
  /** What it is counted for, one of both; empty when that is gone. */
  channel?: string;
  team?: string;
  /** What was rated, one of both; null when that is gone. */
  conversation?: string | null;
  ticket?: string | null;
  value: number;
  hidden: boolean;
}

/** What happens, and whether other servers may be told: of ids and values, with nothing anybody said. */
export const events = {
  'livechat.rating.created': 'public',
  'livechat.rating.changed': 'public',
  'livechat.rating.hidden': 'public',
  'livechat.rating.deleted': 'public',
  // Others are told of each by itself.
  'livechat.ratings.hidden': 'internal',
} as const;

declare module '../plugin/events' {
  interface EventPayloads {
    'livechat.rating.created': RatingEvent;
    'livechat.rating.changed': RatingEvent;
    'livechat.rating.hidden': RatingEvent;
    'livechat.rating.deleted': RatingEvent;
    'livechat.ratings.hidden': { ratings: readonly RatingEvent[] };
  }
}
