/** Ids and the value only: what a webhook may know of a rating. */
export interface RatingEvent {
  rating: string;
  channel: string;
  conversation: string | null;
  value: number;
  hidden: boolean;
}

/** What happens, and whether other servers may be told: of ids and values, with nothing anybody said. */
export const events = {
  'livechat.rating.created': 'public',
  'livechat.rating.changed': 'public',
  'livechat.rating.hidden': 'public',
  'livechat.rating.deleted': 'public',
} as const;

declare module '../plugin/events' {
  interface EventPayloads {
    'livechat.rating.created': RatingEvent;
    'livechat.rating.changed': RatingEvent;
    'livechat.rating.hidden': RatingEvent;
    'livechat.rating.deleted': RatingEvent;
  }
}
