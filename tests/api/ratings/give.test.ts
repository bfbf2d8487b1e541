import { COMMENT_MAX, type Message, type MessageRating } from '../../../shared';
import { rated, rater, send, UNHURRIED, visitorInTalk, visitorToken } from '../../support/ratings';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi({ config: UNHURRIED });
});

afterAll(() => app.close());

const ratings = () => app.strapi.db.query('plugin::livechat.rating');
const verify = () => app.strapi.plugin('livechat').service('ratings').verify();
const refusal = (body: { error: { details: unknown } }) => body.error.details;

it('records a face of an ended conversation and says until when it may be changed', async () => {
  const { given } = await rated(app, 5);
  const hours = (Date.parse(given.changeableUntil) - Date.now()) / 3_600_000;

  expect(given).toMatchObject({ value: 5, comment: null });
  expect(Math.round(hours)).toBe(24);
});

it.each([0, 2, 4, 6, '5x', '5', null, undefined, 4.5, true, [5]])(
  'refuses the value %p, and nothing is stored',
  async (value) => {
    const who = await rater(app);
    const { body } = await send(app, who, { value, comment: 'a reason' }).expect(400);

    expect(refusal(body)).toEqual({ code: 'RATING_VALUE_INVALID', path: 'value' });
    expect(await ratings().count({ where: { comment: 'a reason' } })).toBe(0);
  }
);

it('refuses a conversation that goes on', async () => {
  const { body } = await send(app, await visitorInTalk(app), { value: 5 }).expect(400);

  expect(refusal(body)).toEqual({ code: 'RATING_TOO_EARLY' });
});

it('refuses a comment that is too long and names it', async () => {
  const comment = 'a'.repeat(COMMENT_MAX + 1);
  const { body } = await send(app, await rater(app), { value: 1, comment }).expect(400);

  expect(refusal(body)).toMatchObject({ code: 'INPUT_INVALID', path: 'comment' });
});

it('adds a comment to the face given before, in the same rating', async () => {
  const who = await rated(app, 1);
  const before = await ratings().count();
  const { body } = await send(app, who, { value: 1, comment: ' Too slow ' }).expect(200);

  expect(body.data).toMatchObject({ value: 1, comment: 'Too slow' });
  expect(await ratings().count()).toBe(before);
});

it('keeps the comment when another face is sent without one', async () => {
  const who = await rated(app, 1, { comment: 'Too slow' });
  const { body } = await send(app, who, { value: 3 }).expect(200);

  expect(body.data).toMatchObject({ value: 3, comment: 'Too slow' });
});

it.each([null, '', ' \n '])('empties the comment when %j is sent as one', async (comment) => {
  const who = await rated(app, 1, { comment: 'Too slow' });
  const { body } = await send(app, who, { value: 5, comment }).expect(200);
  const stored = await ratings().findOne({
    where: { conversation: { documentId: who.conversation } },
  });

  expect(body.data).toMatchObject({ value: 5, comment: null });
  expect(stored).toMatchObject({
    value: 5,
    comment: null,
    history: [{ at: expect.any(String), value: 1, comment: 'Too slow' }],
  });
  expect(await lineOf(who.conversation)).toEqual([{ value: 5, comment: null }]);
});

it('keeps what a rating was before each change', async () => {
  const who = await rated(app, 1, { comment: 'kept history' });

  await send(app, who, { value: 5, comment: 'Solved now, history kept' }).expect(200);

  const stored = await ratings().findOne({ where: { comment: 'Solved now, history kept' } });

  expect(stored.history).toEqual([{ at: expect.any(String), value: 1, comment: 'kept history' }]);
});

it('answers another browser as if the conversation did not exist', async () => {
  const { conversation } = await rated(app, 5);
  const stranger = { token: await visitorToken(app), conversation };
  const { body } = await send(app, stranger, { value: 1 }).expect(404);
  const unknown = await send(app, { ...stranger, conversation: 'nothing' }, { value: 1 });

  expect(refusal(body)).toEqual({ code: 'CONVERSATION_UNKNOWN' });
  expect(unknown.body).toEqual(body);
});

it('refuses a request without a token of a visitor', async () => {
  const { conversation } = await rater(app);
  const { body } = await send(app, { token: 'x', conversation }, { value: 5 }).expect(401);

  expect(refusal(body)).toEqual({ code: 'TOKEN_INVALID' });
});

it('makes one rating of two that are given at the same moment', async () => {
  const who = await rater(app);
  const before = await ratings().count();
  const answers = await Promise.all(
    [5, 1, 3, 5, 1].map((value) => send(app, who, { value }).then(({ status }) => status))
  );

  expect(answers).toEqual([200, 200, 200, 200, 200]);
  expect(await ratings().count()).toBe(before + 1);
  expect(await verify()).toEqual([]);
});

it('leaves a hidden rating hidden when its visitor changes it', async () => {
  const who = await rated(app, 1, { comment: 'stays hidden' });
  const { id } = await ratings().findOne({ where: { comment: 'stays hidden' } });

  await ratings().update({ where: { id }, data: { hidden: true } });
  await send(app, who, { value: 5 }).expect(200);

  expect(await ratings().findOne({ where: { id } })).toMatchObject({ hidden: true, value: 5 });
  await app.strapi.plugin('livechat').service('ratings').rebuild();
});

it.each([
  ['hidden', true],
  ['note', 'x'],
  ['handled', true],
  ['operator', 1],
  ['submittedAt', '2000-01-01'],
])('takes no field but value and comment from a visitor: not %s', async (field, value) => {
  const who = await rater(app);
  const { status, body } = await app.request
    .post('/api/livechat/ratings')
    .auth(who.token, { type: 'bearer' })
    .send({ conversation: who.conversation, value: 5, comment: 'only mine', [field]: value });

  expect([status, body.error.details.path]).toEqual([400, field]);
  expect(await ratings().count({ where: { comment: 'only mine' } })).toBe(0);
});

it('announces ids and value, and nothing a customer wrote', async () => {
  const heard: unknown[] = [];
  const hear = async (news: unknown) => {
    heard.push(news);
  };

  app.strapi.eventHub.on('livechat.rating.created', hear);

  const { conversation } = await rated(app, 3, { comment: 'private' });

  app.strapi.eventHub.off('livechat.rating.created', hear);

  expect(heard).toEqual([
    {
      rating: expect.any(String),
      channel: expect.any(String),
      conversation,
      value: 3,
      hidden: false,
    },
  ]);
});

it('shows the rating in the conversation as one line, changed rather than repeated', async () => {
  const who = await rated(app, 1);

  await send(app, who, { value: 3, comment: 'A bit slow' }).expect(200);

  expect(await lineOf(who.conversation)).toEqual([{ value: 3, comment: 'A bit slow' }]);
});

/** What the operator sees of ratings in a conversation. */
async function lineOf(conversation: string): Promise<MessageRating[]> {
  const { token } = await app.superAdmin();
  const { body } = await app.request
    .get(`/livechat/admin/conversations/${conversation}`)
    .auth(token, { type: 'bearer' })
    .expect(200);

  return body.data.messages.flatMap(({ rating }: Message) => rating ?? []);
}

it('leaves the counters equal to a recount after all of this', async () => {
  expect(await verify()).toEqual([]);
});
