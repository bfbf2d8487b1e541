/**
 * What is counted, each by a key of its own (a network, a visitor, an operator or a channel): a setting
 * below `limits`, how many times its number, and in how many seconds.
 */
export const ALLOWANCES = {
  message: { setting: 'messagesPerTenSeconds', times: 1, seconds: 10 },
  event: { setting: 'messagesPerTenSeconds', times: 5, seconds: 10 },
  request: { setting: 'requestsPerMinute', times: 1, seconds: 60 },
  view: { setting: 'pageViewsPerMinute', times: 1, seconds: 60 },
  // As many, but not the same ones: who floods the pages takes no node out of its load balancer.
  health: { setting: 'pageViewsPerMinute', times: 1, seconds: 60 },
  connection: { setting: 'connectionsPerIp', times: 1, seconds: 60 },
  conversation: { setting: 'conversationsPerHour', times: 1, seconds: 3_600 },
  channel: { setting: 'channelConversationsPerHour', times: 1, seconds: 3_600 },
} as const;

declare module '../plugin/nodes/limits' {
  interface LimitNames extends Record<keyof typeof ALLOWANCES, unknown> {}
}
