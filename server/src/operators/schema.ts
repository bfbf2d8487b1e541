import { foreignKey, index, records } from '../plugin/database/records';

/**
 * What an admin user is to visitors; the user may be gone, after a transfer or a deletion. `shownName`
 * is what visitors read last: it outlives the user.
 */
export const operator = records({
  name: 'operator',
  plural: 'operators',
  indexes: [index('operators', 'user_uq', ['user_id'])],
  attributes: {
    user: { ...foreignKey('admin::user'), private: true },
    chatName: { type: 'string' },
    languages: { type: 'json' },
    country: { type: 'string' },
    busy: { type: 'boolean', default: false },
    conversationLimit: { type: 'integer' },
    lastActivityAt: { type: 'datetime' },
    lastSeenAt: { type: 'datetime' },
    shownName: { type: 'string' },
  },
});

/** An operator's place in a channel: joined or not, and named on its public page or only once they have answered. */
export const channelMember = records({
  name: 'channel-member',
  plural: 'channel-members',
  indexes: [index('channel-members', 'member_uq', ['channel_id', 'operator_id'])],
  attributes: {
    channel: foreignKey('channel'),
    operator: foreignKey('operator'),
    joined: { type: 'boolean', default: false },
    listed: { type: 'boolean', default: true },
  },
});

/** An operator's picture: 192 pixels square, WebP, in Base64. Its name is random and the only way to it. */
export const picture = records({
  name: 'picture',
  plural: 'pictures',
  indexes: [
    index('pictures', 'operator_uq', ['operator_id']),
    index('pictures', 'name_uq', ['name']),
  ],
  attributes: {
    operator: foreignKey('operator'),
    name: { type: 'string' },
    content: { type: 'text', private: true },
  },
});
