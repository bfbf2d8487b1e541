import type { Core } from '@strapi/strapi';
import type { Socket } from 'socket.io';
import { background } from '../../plugin/background';
import type { Connection } from '../../plugin/sockets';
import { conversationRoom } from '../rooms';

/** Adapters may answer with a promise; the rooms of this node are joined before it returns. */
export function join(strapi: Core.Strapi, socket: Pick<Socket, 'join'>, rooms: string[]): void {
  background(strapi, 'joining rooms', Promise.resolve(socket.join(rooms)));
}

/** The conversations a socket hears. */
export function roomsOf(strapi: Core.Strapi, socket: Socket): Omit<Connection, 'sends'> {
  const isIn = (conversation: string): boolean => socket.rooms.has(conversationRoom(conversation));

  return {
    isIn,
    join: (conversations) => {
      const rooms = conversations.filter((one) => !isIn(one)).map(conversationRoom);

      if (rooms.length > 0) {
        join(strapi, socket, rooms);
      }
    },
    leave: (conversations) => {
      for (const room of conversations.map(conversationRoom)) {
        background(strapi, 'leaving a conversation', Promise.resolve(socket.leave(room)));
      }
    },
  };
}
