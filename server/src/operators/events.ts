import type { Row } from '../plugin/database/ids';
/** What happens, and whether other servers may be told: of ids and values, with nothing anybody said. */
export const events = {
  'livechat.members.changed': 'internal',
  'livechat.presence.changed': 'internal',
  'livechat.operator.changed': 'internal',
  'livechat.members.removed': 'internal',
  'livechat.member.resumed': 'internal',
} as const;

declare module '../plugin/events' {
  interface EventPayloads {
    /** Somebody joined or left a channel, or is shown otherwise there; an admin user changed or is gone. */
    'livechat.members.changed': Record<string, never>;
    /** Somebody came back, or is away: who is available is another, and the channels are as they were. */
    'livechat.presence.changed': Record<string, never>;
    'livechat.operator.changed': { operator: string };
    /** Operators, by row, are no longer members of a channel, by row. */
    'livechat.members.removed': {
      channelRow: Row<'channel'>;
      operators: readonly Row<'operator'>[];
    };
    /** An operator who had joined these channels and was away is there again. */
    'livechat.member.resumed': { operator: string; channels: readonly string[] };
  }
}
