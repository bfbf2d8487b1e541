import type { Row } from '../plugin/database/ids';
/** Everybody who hears a conversation, on either side. */
export const conversationRoom = (id: string): string => `${CONVERSATION}${id}`;

const CONVERSATION = 'conversation:';

/** The conversation heard in a room; null for any other room. */
export const conversationOf = (room: string): string | null =>
  room.startsWith(CONVERSATION) ? room.slice(CONVERSATION.length) : null;

/** All tabs of a visitor in a channel. */
export const visitorRoom = (key: string, channelRow: Row<'channel'>): string =>
  `visitor:${key}:${channelRow}`;

/** All tabs of an operator. */
export const operatorRoom = (row: Row<'operator'>): string => `operator:${row}`;

/** Operators on duty in a channel. */
export const channelRoom = (id: string): string => `${CHANNEL}${id}`;

const CHANNEL = 'channel:';

/** Whether a room is one of those. */
export const isChannelRoom = (room: string): boolean => room.startsWith(CHANNEL);
