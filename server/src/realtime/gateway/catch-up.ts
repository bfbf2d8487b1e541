import type { Core } from '@strapi/strapi';
import { service } from '../../plugin/service';
import { changed } from '../audience';
import { conversationOf, conversationRoom } from '../rooms';
import { deliver } from './deliver';
import type { Gateway, OperatorSocket } from './namespaces';
import { tellView } from './turns';

/** Hears what waits before it is read once more; what was taken in between is left again. */
export async function offerWaiting(strapi: Core.Strapi, socket: OperatorSocket): Promise<void> {
  const conversations = service(strapi, 'conversations');
  const joined = new Set(socket.rooms);
  const rooms = (await conversations.waitingFor(socket.data))
    .map(({ id }) => conversationRoom(id))
    .filter((room) => !joined.has(room));

  await socket.join(rooms);

  const waiting = await conversations.waitingFor(socket.data);
  const now = new Set(waiting.map(({ id }) => conversationRoom(id)));

  for (const room of rooms.filter((one) => !now.has(one))) {
    await socket.leave(room);
  }

  for (const conversation of waiting) {
    const room = conversationRoom(conversation.id);

    await socket.join(room);
    tellView(socket, conversation, joined.has(room));
  }
}

/** What was not heard from another node is in the database; whoever is concerned may never ask. */
export async function exchangeHeartbeats(strapi: Core.Strapi, gateway: Gateway): Promise<void> {
  const { heartbeat, peers } = gateway;

  heartbeat();

  if (!peers.missed(Date.now())) {
    return;
  }

  try {
    await catchUp(strapi, gateway);
  } catch (error) {
    // The database was away, say, which is when news get lost.
    peers.remember();

    throw error;
  }
}

/** Tells both sides of every conversation heard here how far it is, and operators what waits for them. */
async function catchUp(strapi: Core.Strapi, gateway: Gateway): Promise<void> {
  const { visitors, operators } = gateway;
  const rooms = new Set([...visitors.adapter.rooms.keys(), ...operators.adapter.rooms.keys()]);
  const conversations = [...rooms].flatMap((room) => conversationOf(room) ?? []);

  for await (const views of service(strapi, 'conversations').viewsOfAll(conversations)) {
    deliver(gateway, changed(views));
  }

  await offerAll(strapi, [...operators.sockets.values()]);
}

/** As many are offered something side by side: the database has others to serve. */
const AT_ONCE = 4;

/** Offers what waits to several sockets; rejects when all were tried and one failed. */
export async function offerAll(
  strapi: Core.Strapi,
  sockets: readonly OperatorSocket[]
): Promise<void> {
  const faults: unknown[] = [];

  for (let start = 0; start < sockets.length; start += AT_ONCE) {
    const some = sockets.slice(start, start + AT_ONCE);
    const offers = await Promise.allSettled(some.map((socket) => offerWaiting(strapi, socket)));

    faults.push(...offers.flatMap((offer) => (offer.status === 'rejected' ? [offer.reason] : [])));
  }

  if (faults.length > 0) {
    throw faults[0];
  }
}
