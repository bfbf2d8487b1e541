import type { Channel, ChannelInput, Message } from '../../shared';
import { newClientId } from '../../shared/client-id';
import {
  connected,
  type OperatorClient,
  operatorClient,
  told,
  type VisitorClient,
  visitorClient,
} from './sockets';
import type { AdminClient, App } from './strapi';

export { newClientId };

/** What an operator may do by default. */
export const OPERATOR = ['conversations.answer', 'channels.read'];

/** An operator with an open admin tab. */
export interface OperatorAtWork {
  admin: AdminClient;
  socket: OperatorClient;
}

/** A visitor with an open window. */
export interface VisitorThere {
  token: string;
  socket: VisitorClient;
  /** Says something in the open conversation, or starts one. */
  say: (body: string, clientId?: string) => Promise<Message>;
}

/** The id of the site's channel. */
export async function siteChannel(app: App): Promise<string> {
  const { token } = await app.superAdmin();
  const { body } = await app.request
    .get('/livechat/admin/channels')
    .auth(token, { type: 'bearer' });
  const site = body.data.find((channel: { site: boolean }) => channel.site);

  return site.id;
}

/** A new channel. */
export async function aChannel(app: App, input: Partial<ChannelInput> = {}): Promise<Channel> {
  const { token } = await app.superAdmin();
  const { body } = await app.request
    .post('/livechat/admin/channels')
    .auth(token, { type: 'bearer' })
    .send({ name: `Channel ${newClientId()}`, ...input });

  return body.data;
}

/** A new operator who joined a channel, the site's by default. */
export async function operatorAvailable(
  app: App,
  {
    channel,
    permissions = OPERATOR,
    ...names
  }: { channel?: string; permissions?: readonly string[]; firstname?: string } = {}
): Promise<OperatorAtWork> {
  const admin = await app.adminUser({ permissions, ...names });
  const socket = await connected(operatorClient(app.url, admin.token));

  await told(socket, 'channel:join', { channel: channel ?? (await siteChannel(app)) });

  return { admin, socket };
}

/** Rows of the porters, and the channels they are on duty in. */
const porters = new WeakMap<App, Promise<number>>();
const opened = new WeakMap<App, Map<string, Promise<void>>>();

/** A presence that does not end while tests run. */
const LONG_FROM_NOW = new Date('2100-01-01');

/**
 * Puts somebody on duty in a channel who is too busy for anything: visitors may begin, and what they
 * begin waits for whoever answers. No public page names them.
 */
export async function openDoors(app: App, slug = ''): Promise<void> {
  const doors = opened.get(app) ?? new Map<string, Promise<void>>();
  const open = doors.get(slug) ?? openDoor(app, slug);

  opened.set(app, doors.set(slug, open));
  await open;
}

async function openDoor(app: App, slug: string): Promise<void> {
  const { service } = app.strapi.plugin('livechat');
  const channel = await service('channels').bySlug(slug);
  const porter = porters.get(app) ?? aPorter(app);

  porters.set(app, porter);
  await service('operators').add(channel.row, (await porterOf(app, await porter)).user);
  await service('operators').join(channel.row, await porter, LONG_FROM_NOW);
}

async function aPorter(app: App): Promise<number> {
  const { service } = app.strapi.plugin('livechat');
  const { id: user } = await app.adminUser({ firstname: 'Porter', permissions: OPERATOR });
  const { id, row, ...profile } = await service('operators').mine(user);

  await service('operators').update(id, { ...profile, busy: true });

  return row;
}

const porterOf = (app: App, row: number) =>
  app.strapi.plugin('livechat').service('operators').byRow(row);

/** A new token for a visitor. */
export async function visitorToken(app: App): Promise<string> {
  const { body } = await app.request.post('/api/livechat/visitors').send({});

  return body.data.token;
}

/** A visitor who opened the window where somebody is on duty; the same one again when a token is given. */
export async function visitorThere(
  app: App,
  { token, channel = '', page = '/' }: { token?: string; channel?: string; page?: string } = {}
): Promise<VisitorThere> {
  const own = token ?? (await visitorToken(app));

  await openDoors(app, channel);

  const socket = await connected(visitorClient(app.url, { token: own, channel, page }));
  let conversation: string | null = null;

  return {
    token: own,
    socket,
    async say(body, clientId = newClientId()) {
      const sent = await told(socket, 'message:send', { conversation, clientId, body });

      conversation = sent.conversation;

      return sent;
    },
  };
}

/** The text of a message. */
export const textOf = ({ segments }: Pick<Message, 'segments'>): string =>
  segments.map(({ text }) => text).join('');
