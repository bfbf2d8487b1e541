import { signToken } from '../../server/src/visitors/token';
import type { ChannelInput } from '../../shared';
import { aChannel, newClientId, openDoors, visitorToken } from './people';
import { ASKS_ALWAYS } from './ratings';
import { type AdminInput, type App, bootStrapi } from './strapi';
import { answering } from './viewers';

/** Every kind of caller a route or an event may meet. */
export const CALLERS = [
  'nobody',
  'owner',
  'stranger',
  'expired',
  'foreign',
  'unpermitted',
  'colleague',
  'assigned',
  'manager',
  'root',
] as const;

/**
 * `owner` is the visitor of the conversation, `stranger` another visitor; `expired` is the owner's
 * token a month later, `foreign` the same one signed by another site; `unpermitted` is an admin user
 * without any action of ours, `colleague` and `assigned` may answer and see own ratings, and the
 * second one has the conversation;
 * `manager` has all our actions, `root` is the super admin.
 */
export type Caller = (typeof CALLERS)[number];

/** What nobody may read who is not meant to. */
export const SECRETS = {
  message: 'parcel 7f3a is lost',
  comment: 'never again 9b1c',
  name: 'Wilhelmina',
} as const;

const ANSWERS = ['conversations.answer', 'ratings.read-own'];

const EVERYTHING = [
  ...['channels.read', 'channels.create', 'channels.update', 'channels.delete'],
  ...['channels.publish', 'operators.update', 'conversations.answer', 'conversations.read-all'],
  ...['ratings.read-own', 'ratings.read-all', 'ratings.hide'],
  ...['ratings.export', 'ratings.delete'],
  ...['outbox.read', 'outbox.update', 'templates.read', 'templates.update', 'reports.read'],
];

const YEAR = 365 * 24 * 60 * 60 * 1000;

/** A site in the middle of its day, and everybody who might ask it something. */
export interface World {
  app: App;
  tokens: Record<Caller, string>;
  /** Id and slug of a channel with published ratings. */
  channel: { id: string; slug: string };
  /** Id of the open conversation of `owner` and `assigned`. */
  conversation: string;
  /** Id of an ended one of the same two. */
  ended: string;
  /** Id of the rating of the ended one. */
  rating: string;
  /** Id of the operator profile of `assigned`. */
  operator: string;
  /** Numeric id of the admin user behind it. */
  user: number;
  /** Valid input for a channel of its own. */
  channelInput: () => Promise<ChannelInput>;
  /** Another channel, to be changed or deleted. */
  spareChannel: () => Promise<string>;
  /** A saved view of `manager`. */
  view: string;
  /** Another one, to be deleted. */
  spareView: () => Promise<string>;
  /** Another rating, to be deleted. */
  spareRating: () => Promise<string>;
  /** Another open conversation of `owner` and `assigned`. */
  spareConversation: () => Promise<string>;
  close: () => Promise<void>;
}

/** Limits that a table of calls from one address does not reach. */
const config = {
  ratings: { minimumSample: 1 },
  // Nobody listens there: letters stay in the outbox.
  outbox: { smtp: { host: '127.0.0.1', port: 1 }, from: 'shop@shop.example' },
  limits: { messagesPerTenSeconds: 10_000, requestsPerMinute: 100_000, connectionsPerIp: 10_000 },
};

/** Makes the site and its callers. */
export async function makeWorld(): Promise<World> {
  const app = await bootStrapi({ config });
  const adminUser = async (input: AdminInput) => app.adminUser(input);
  const [unpermitted, colleague, assigned, manager, root] = [
    await adminUser({}),
    await adminUser({ permissions: ANSWERS }),
    await adminUser({ permissions: ANSWERS, firstname: SECRETS.name }),
    await adminUser({ permissions: EVERYTHING }),
    await app.superAdmin(),
  ];
  const owner = await visitorToken(app);
  const call = callerOf(app);
  const profile = await call(assigned.token, 'PUT', '/livechat/admin/operators/me', {
    chatName: 'Will',
    languages: ['en'],
    country: null,
    conversationLimit: null,
    busy: false,
  });
  const channel = await aChannel(app, { name: 'Open to all', ask: ASKS_ALWAYS });
  const talkIn = (slug: string) => talk(app, { owner, assigned: assigned.token, channel: slug });
  const ended = await talkIn(channel.slug);
  const rate = async (conversation: string): Promise<string> => {
    await call(owner, 'POST', `/api/livechat/conversations/${conversation}/end`);
    await call(owner, 'POST', '/api/livechat/ratings', {
      conversation,
      value: 1,
      comment: SECRETS.comment,
    });

    const { ratings } = await call(
      root.token,
      'GET',
      `/livechat/admin/ratings?conversation=${conversation}`
    );

    return ratings[0].id;
  };

  await call(root.token, 'PUT', `/livechat/admin/channels/${channel.id}/publication`, {
    published: true,
  });

  const rating = await rate(ended);
  const keepView = async (): Promise<string> => {
    const view = { report: 'ratings', name: 'Mine', query: '', shared: true };

    return (await call(manager.token, 'POST', '/livechat/admin/views', view)).id;
  };

  return {
    app,
    tokens: {
      nobody: '',
      owner,
      stranger: await visitorToken(app),
      expired: expiredOf(app, owner),
      foreign: signToken(
        'somebody',
        'the secret of another site, long enough',
        Date.now(),
        Date.now() + YEAR
      ),
      unpermitted: unpermitted.token,
      colleague: colleague.token,
      assigned: assigned.token,
      manager: manager.token,
      root: root.token,
    },
    channel,
    conversation: await talkIn(channel.slug),
    ended,
    rating,
    view: await keepView(),
    spareView: keepView,
    operator: profile.id,
    user: assigned.id,
    channelInput: async () => inputOf(app),
    spareChannel: async () => (await aChannel(app)).id,
    spareRating: async () => rate(await talkIn((await aChannel(app)).slug)),
    spareConversation: async () => talkIn((await aChannel(app)).slug),
    close: app.close,
  };
}

/** Calls and returns `data`; a refusal is an error. */
const callerOf =
  (app: App) => async (token: string, method: string, path: string, body?: object) => {
    const call = app.request[method.toLowerCase() as 'get'](path).auth(token, { type: 'bearer' });
    const { body: answer, status } = await (body === undefined ? call : call.send(body));

    if (status >= 400) {
      throw new Error(`${method} ${path} was refused: ${JSON.stringify(answer)}`);
    }

    return answer.data;
  };

/** An open conversation in which both said something. */
async function talk(
  app: App,
  { owner, assigned, channel }: { owner: string; assigned: string; channel: string }
): Promise<string> {
  const call = callerOf(app);
  const { strapi } = app;

  await openDoors(app, channel);

  const { conversation } = await call(owner, 'POST', '/api/livechat/conversations/messages', {
    channel,
    clientId: newClientId(),
    body: SECRETS.message,
  });
  const user = await strapi.sessionManager('admin').validateAccessToken(assigned);
  const operator = await strapi
    .plugin('livechat')
    .service('operators')
    .mine(Number(user.isValid && user.payload.userId));

  await strapi
    .plugin('livechat')
    .service('conversations')
    .sendAsOperator(answering(operator), { conversation, clientId: newClientId(), body: 'Hello' });

  return conversation;
}

/** The same visitor's token after its time. */
function expiredOf({ strapi }: App, token: string): string {
  return strapi
    .plugin('livechat')
    .service('visitors')
    .issue(token, Date.now() - YEAR).token;
}

async function inputOf(app: App): Promise<ChannelInput> {
  return app.strapi.plugin('livechat').service('channels').draft(`Channel ${newClientId()}`);
}
