import type { AskPolicy, Channel, Face, GivenRating } from '../../shared';
import { newClientId, openDoors } from './people';
import type { App } from './strapi';
import { supervising } from './viewers';

/** Limits that no test reaches by being quick. */
export const UNHURRIED = {
  limits: { messagesPerTenSeconds: 10_000, requestsPerMinute: 100_000 },
};

/** A visitor whose conversation is there to be rated. */
export interface Rater {
  token: string;
  conversation: string;
}

/** A visitor's token. */
export async function visitorToken(app: App): Promise<string> {
  const { body } = await app.request.post('/api/livechat/visitors').send({}).expect(200);

  return body.data.token;
}

/** A visitor who wrote one message in a channel, the site's by default. */
export async function visitorInTalk(app: App, channel = ''): Promise<Rater> {
  const token = await visitorToken(app);

  await openDoors(app, channel);

  const { body } = await app.request
    .post('/api/livechat/conversations/messages')
    .auth(token, { type: 'bearer' })
    .send({ channel, clientId: newClientId(), body: 'Where is my parcel?' })
    .expect(200);

  return { token, conversation: body.data.conversation };
}

/** Ends a visitor's conversation; says whether a rating is asked for. */
export async function ended(app: App, { token, conversation }: Rater): Promise<boolean> {
  const { body } = await app.request
    .post(`/api/livechat/conversations/${conversation}/end`)
    .auth(token, { type: 'bearer' })
    .expect(200);

  return body.data.askRating;
}

/** Asks everybody, answered or not. */
export const ASKS_ALWAYS: AskPolicy = { enabled: true, withoutReply: true, everyDays: 0 };

/** Gives a channel, the site's by default, another policy of asking. */
export async function setAsking(app: App, ask: AskPolicy, slug = ''): Promise<void> {
  const channels = app.strapi.plugin('livechat').service('channels');
  const { id, row: _, ...channel } = await channels.bySlug(slug);

  if (JSON.stringify(channel.ask) !== JSON.stringify(ask)) {
    await channels.update(id, { ...channel, ask });
  }
}

/** A visitor whose conversation has ended, and who was asked although nobody answered. */
export async function rater(app: App, channel = ''): Promise<Rater> {
  await setAsking(app, ASKS_ALWAYS, channel);

  const there = await visitorInTalk(app, channel);

  await ended(app, there);

  return there;
}

/** Those who answer, by the site they do so in. */
const answerers = new WeakMap<App, Promise<number>>();

/** An operator whom visitors know as Will. */
async function anAnswerer(app: App): Promise<number> {
  const { service } = app.strapi.plugin('livechat');
  const { id: user } = await app.adminUser({
    permissions: ['conversations.answer'],
    firstname: 'Wilhelmina',
  });
  const { id, row, ...profile } = await service('operators').mine(user);

  await service('operators').update(id, { ...profile, chatName: 'Will' });

  return row;
}

/** Answers in a conversation as Will. */
export async function answer(
  app: App,
  conversation: string,
  body = 'It left yesterday.'
): Promise<void> {
  const { service } = app.strapi.plugin('livechat');
  const row = answerers.get(app) ?? anAnswerer(app);

  answerers.set(app, row);

  const operator = await service('operators').byRow(await row);

  await service('conversations').sendAsOperator(supervising(operator), {
    conversation,
    clientId: newClientId(),
    body,
  });
}

/** A visitor whose conversation has ended after an operator wrote in it. */
export async function answeredVisitor(app: App, channel = ''): Promise<Rater> {
  const there = await visitorInTalk(app, channel);

  await answer(app, there.conversation);
  await ended(app, there);

  return there;
}

/** Sends a rating, whatever it is. */
export const send = (
  app: App,
  { token, conversation }: Rater,
  rating: { value?: unknown; comment?: unknown }
) =>
  app.request
    .post('/api/livechat/ratings')
    .auth(token, { type: 'bearer' })
    .send({ conversation, ...rating });

/** Gives a rating that is taken. */
export async function rated(
  app: App,
  value: Face,
  { comment, channel }: { comment?: string; channel?: string } = {}
): Promise<Rater & { given: GivenRating }> {
  const who = await rater(app, channel);
  const { body } = await send(app, who, { value, comment }).expect(200);

  return { ...who, given: body.data };
}

/** The site's channel. */
export async function siteChannelOf(app: App): Promise<Channel> {
  const { token } = await app.superAdmin();
  const { body } = await app.request
    .get('/livechat/admin/channels')
    .auth(token, { type: 'bearer' })
    .expect(200);

  return body.data.find(({ site }: Channel) => site);
}

/** Publishes the ratings of a channel, or takes them back. */
export async function publishRatings(app: App, channel: string, published = true): Promise<void> {
  const { token } = await app.superAdmin();

  await app.request
    .put(`/livechat/admin/channels/${channel}/publication`)
    .auth(token, { type: 'bearer' })
    .send({ published })
    .expect(200);
}
