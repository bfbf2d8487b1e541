import type { AskPolicy } from '../../../shared';
import { aChannel, newClientId, openDoors } from '../../support/people';
import {
  ASKS_ALWAYS,
  ended,
  publishRatings,
  type Rater,
  send,
  setAsking,
  UNHURRIED,
  visitorInTalk,
} from '../../support/ratings';
import { type App, bootStrapi } from '../../support/strapi';
import { supervising } from '../../support/viewers';

/** Who is asked is decided when a conversation ends, and binds everybody, whatever their client shows. */
let app: App;

beforeAll(async () => {
  app = await bootStrapi({ config: { ...UNHURRIED, ratings: { minimumSample: 1 } } });
});

afterAll(() => app.close());

const services = () => app.strapi.plugin('livechat');
const ratings = () => app.strapi.db.query('plugin::livechat.rating');

const DEFAULT: AskPolicy = { enabled: true, withoutReply: false, everyDays: 0 };

/** A new channel with this policy; its slug. */
const channelAsking = async (ask: AskPolicy): Promise<string> =>
  (await aChannel(app, { ask })).slug;

/** An operator answers, as over their socket. */
async function answer({ conversation }: Rater): Promise<void> {
  const operator = await services()
    .service('operators')
    .mine((await app.superAdmin()).id);

  await services().service('conversations').sendAsOperator(supervising(operator), {
    conversation,
    clientId: newClientId(),
    body: 'Here I am',
  });
}

/** The same visitor writes again. */
async function again({ token }: Rater, channel: string): Promise<Rater> {
  await openDoors(app, channel);

  const { body } = await app.request
    .post('/api/livechat/conversations/messages')
    .auth(token, { type: 'bearer' })
    .send({ channel, clientId: newClientId(), body: 'One more thing' })
    .expect(200);

  return { token, conversation: body.data.conversation };
}

const rate = async (who: Rater): Promise<string> => {
  const { status, body } = await send(app, who, { value: 1 });

  return status === 200 ? 'ok' : body.error.details.code;
};

it.each<[string, AskPolicy, boolean, string]>([
  ['nobody is asked', { ...ASKS_ALWAYS, enabled: false }, true, 'RATING_NOT_ASKED'],
  ['nobody is asked, nor would be', { ...DEFAULT, enabled: false }, false, 'RATING_NOT_ASKED'],
  ['nobody answered', DEFAULT, false, 'RATING_NOT_ASKED'],
  ['an operator answered', DEFAULT, true, 'ok'],
  ['nobody answered, and all are asked', ASKS_ALWAYS, false, 'ok'],
])('where %s', async (_what, policy, answered, outcome) => {
  const slug = await channelAsking(policy);
  const who = await visitorInTalk(app, slug);

  await (answered && answer(who));
  expect(await ended(app, who)).toBe(outcome === 'ok');
  expect(await rate(who)).toBe(outcome);
  expect(await ratings().count({ where: { conversation: { documentId: who.conversation } } })).toBe(
    outcome === 'ok' ? 1 : 0
  );
});

it('shows nothing of twenty ratings nobody asked for, and takes none of them', async () => {
  const { id, slug } = await aChannel(app, { ask: { ...ASKS_ALWAYS, enabled: false } });

  await publishRatings(app, id);

  for (let times = 0; times < 20; times += 1) {
    const who = await visitorInTalk(app, slug);

    await ended(app, who);
    expect(await rate(who)).toBe('RATING_NOT_ASKED');
  }

  const { body } = await app.request.get(`/api/livechat/pages/channel/${slug}`).expect(200);

  expect(body.data).toMatchObject({ metrics: { count: null, shares: null }, faces: [] });
});

it('refuses to rate what is told too soon and too late alike, in this order', async () => {
  const slug = await channelAsking({ ...ASKS_ALWAYS, enabled: false });
  const who = await visitorInTalk(app, slug);

  expect(await rate(who)).toBe('RATING_TOO_EARLY');
  await ended(app, who);
  expect(await rate(who)).toBe('RATING_NOT_ASKED');
});

it('goes by what the channel wanted when the conversation ended', async () => {
  const slug = await channelAsking(ASKS_ALWAYS);
  const asked = await visitorInTalk(app, slug);

  await ended(app, asked);
  await setAsking(app, { ...ASKS_ALWAYS, enabled: false }, slug);

  const unasked = await visitorInTalk(app, slug);

  await ended(app, unasked);
  await setAsking(app, ASKS_ALWAYS, slug);
  expect([await rate(asked), await rate(unasked)]).toEqual(['ok', 'RATING_NOT_ASKED']);
});

describe('a visitor who is asked once in so many days', () => {
  const MONTHLY = { ...ASKS_ALWAYS, everyDays: 30 };

  it('is asked the first time, and cannot rate the second conversation', async () => {
    const slug = await channelAsking(MONTHLY);
    const first = await visitorInTalk(app, slug);

    expect(await ended(app, first)).toBe(true);

    const second = await again(first, slug);

    expect(await ended(app, second)).toBe(false);
    expect([await rate(first), await rate(second)]).toEqual(['ok', 'RATING_NOT_ASKED']);
  });

  it('is asked once of two conversations that end at the same moment', async () => {
    const slugs = [await channelAsking(MONTHLY), await channelAsking(MONTHLY)];
    const first = await visitorInTalk(app, slugs[0]);
    const second = await again(first, slugs[1] ?? '');
    const asked = await Promise.all([ended(app, first), ended(app, second)]);

    expect(asked.sort()).toEqual([false, true]);
    expect([await rate(first), await rate(second)].sort()).toEqual(['RATING_NOT_ASKED', 'ok']);
  });

  it('has lost no turn to a conversation that nobody answered', async () => {
    const slug = await channelAsking({ ...MONTHLY, withoutReply: false });
    const first = await visitorInTalk(app, slug);

    expect(await ended(app, first)).toBe(false);

    const second = await again(first, slug);

    await answer(second);
    expect(await ended(app, second)).toBe(true);
  });

  it('keeps the turn when the end is told twice', async () => {
    const slug = await channelAsking(MONTHLY);
    const who = await visitorInTalk(app, slug);

    expect([await ended(app, who), await ended(app, who)]).toEqual([true, true]);
    expect(await ended(app, await again(who, slug))).toBe(false);
  });
});

it('is asked in every conversation that ends at once where each may be', async () => {
  const slugs = [await channelAsking(ASKS_ALWAYS), await channelAsking(ASKS_ALWAYS)];
  const first = await visitorInTalk(app, slugs[0]);
  const second = await again(first, slugs[1] ?? '');

  expect(await Promise.all([ended(app, first), ended(app, second)])).toEqual([true, true]);
});
