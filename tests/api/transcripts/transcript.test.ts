import type { EmailRecord } from '../../../shared';
import { type Mailbox, openMailbox } from '../../support/mailbox';
import { NASTY_TEXTS } from '../../support/nasty';
import { newClientId } from '../../support/people';
import {
  ASKS_ALWAYS,
  answer,
  answeredVisitor,
  type Rater,
  rater,
  setAsking,
  siteChannelOf,
  UNHURRIED,
  visitorInTalk,
} from '../../support/ratings';
import { waitFor } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;
let mailbox: Mailbox;

beforeAll(async () => {
  mailbox = await openMailbox();
  app = await bootStrapi({
    config: {
      ...UNHURRIED,
      outbox: {
        smtp: { host: '127.0.0.1', port: mailbox.port },
        from: 'Shop <shop@mail.example>',
        attempts: 2,
      },
    },
  });
});

afterAll(async () => {
  await app.close();
  await mailbox.close();
});

afterEach(() => mailbox.refuse(null));

const HOUR = 60 * 60 * 1000;

let people = 0;

const newAddress = (): string => {
  people += 1;

  return `wanda-${people}@home.example`;
};

const emails = () => app.strapi.db.query('plugin::livechat.email');

const outbox = () => app.strapi.plugin('livechat').service('outbox');

const transcripts = () => app.strapi.plugin('livechat').service('transcripts');

/** Asks as a visitor, as if from this address on the network. */
const ask = (
  { token, conversation }: Rater,
  email: unknown,
  ip = `10.0.${people >> 8}.${people & 255}`
) =>
  transcripts()
    .ask(keyOf(token), {
      conversation,
      email,
      client: { ip, network: ip, headers: {} },
    })
    .then(
      () => 'ok',
      (error: { details?: { code: string } }) => error.details?.code
    );

const keyOf = (token: string): string =>
  app.strapi.plugin('livechat').service('visitors').authenticate(token).key;

const post = ({ token, conversation }: Rater, email: unknown) =>
  app.request
    .post('/api/livechat/transcripts')
    .auth(token, { type: 'bearer' })
    .send({ conversation, email });

const received = (to: string) => mailbox.emails.filter((email) => email.to.includes(to));

const arrived = (to: string) => waitFor(() => received(to)[0]).then((email) => email ?? fail(to));

const fail = (to: string): never => {
  throw new Error(`Nothing came to ${to}`);
};

const stored = (to: string) =>
  waitFor(async () => emails().findOne({ where: { to } })).then(({ id }) => id as number);

const stateOf = (to: string): Promise<{ state: string; attempts: number; lastError: string }> =>
  emails().findOne({ where: { to } });

const everythingSent = () =>
  waitFor(async () => (await emails().count({ where: { state: { $ne: 'sent' } } })) === 0);

async function say(who: Rater, body: string): Promise<void> {
  await app.request
    .post('/api/livechat/conversations/messages')
    .auth(who.token, { type: 'bearer' })
    .send({ channel: '', conversation: who.conversation, clientId: newClientId(), body })
    .expect(200);
}

const end = (who: Rater) =>
  app.request
    .post(`/api/livechat/conversations/${who.conversation}/end`)
    .auth(who.token, { type: 'bearer' })
    .expect(200);

it('arrives once, with what was said in order and nobody’s real name', async () => {
  await setAsking(app, ASKS_ALWAYS);

  const who = await visitorInTalk(app);
  const to = newAddress();

  await answer(app, who.conversation);
  await say(who, 'Thank you <3');
  await end(who);
  await app.request
    .post('/api/livechat/ratings')
    .auth(who.token, { type: 'bearer' })
    .send({ conversation: who.conversation, value: 1, comment: 'too slow 9b1c' })
    .expect(200);

  const { body } = await post(who, to).expect(200);

  expect(body).toEqual({ data: null });

  const { headers, text, html } = await arrived(to);
  const { name } = await siteChannelOf(app);

  expect(headers).toMatchObject({
    from: 'Shop <shop@mail.example>',
    to,
    subject: `Your conversation with Will (${name})`,
    'list-unsubscribe': expect.stringMatching(/^<http:\/\/\S+\/livechat\/unsubscribe\/\S+>$/),
    'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    'auto-submitted': 'auto-generated',
    'message-id': expect.stringMatching(/^<[\w-]+@mail\.example>$/),
  });
  expect(text.replace(/http:\S+/g, 'LINK').replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, 'TIME')).toBe(
    [
      `Your conversation with Will (${name})`,
      'All times are in UTC.',
      'TIME · You\n    Where is my parcel?',
      'TIME · Will\n    It left yesterday.',
      'TIME · You\n    Thank you <3',
      'TIME · You left the conversation.',
      '-- \nSomebody who had this conversation asked for a copy to this address.\nNo more such e-mails: LINK',
    ].join('\n\n')
  );
  expect(html).toContain('Thank you &lt;3');
  expect(`${text}${html}`).not.toMatch(/Wilhelmina|@example\.com|9b1c|Visitor #/);

  await waitFor(async () => (await stateOf(to)).state === 'sent');
  await outbox().deliver(new Date(Date.now() + HOUR));
  expect(received(to)).toHaveLength(1);
});

it('forgets what an e-mail was about once it is sent', async () => {
  const to = newAddress();

  await ask(await answeredVisitor(app), to);
  await waitFor(async () => (await stateOf(to)).state === 'sent');

  expect(await emails().findOne({ where: { to } })).toMatchObject({ data: '' });
});

it('carries every text as text', async () => {
  const who = await visitorInTalk(app);
  const to = newAddress();

  for (const text of NASTY_TEXTS) {
    await say(who, text);
  }

  await answer(app, who.conversation);
  await end(who);
  await ask(who, to);

  const { html } = await arrived(to);

  expect(html).not.toMatch(/<(script|img|svg)\b/i);
  expect(html.match(/<a\b/g)).toHaveLength(1);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).toContain('漢字かな交じり文 한국어');
});

it.each([
  'nobody',
  'a@b',
  '@home.example',
  'a b@home.example',
  'a@home.example, b@home.example',
  'Wanda <a@home.example>',
  '"a b"@home.example',
  'a@home.example\r\nBcc: b@home.example',
  'a@home.example\nX-Spam: 1',
  `${'a'.repeat(65)}@home.example`,
  'a@-home.example',
  '',
])('refuses the address %j', async (email) => {
  const { body } = await post(await answeredVisitor(app), email).expect(400);

  expect(body.error.details).toEqual({ code: 'INPUT_INVALID', path: 'email' });
});

it.each([null, undefined, 5, ['a@home.example'], { to: 'a@home.example' }])(
  'refuses %j instead of an address',
  async (email) => {
    const { body } = await post(await answeredVisitor(app), email).expect(400);

    expect(body.error.details).toEqual({ code: 'INPUT_INVALID', path: 'email' });
  }
);

it('sends nothing of a conversation that goes on', async () => {
  const { body } = await post(await visitorInTalk(app), newAddress()).expect(400);

  expect(body.error.details).toEqual({ code: 'TRANSCRIPT_TOO_EARLY' });
});

it('answers another visitor as if the conversation did not exist', async () => {
  const { conversation } = await answeredVisitor(app);
  const { token } = await answeredVisitor(app);
  const { body } = await post({ token, conversation }, newAddress()).expect(404);

  expect(body.error.details).toEqual({ code: 'CONVERSATION_UNKNOWN' });
});

it('writes one letter when the same is asked again within a minute, even at once', async () => {
  const who = await answeredVisitor(app);
  const to = newAddress();
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask(who, to)));

  expect(new Set(answers)).toEqual(new Set(['ok']));
  expect(await emails().count({ where: { to } })).toBe(1);
});

it('writes at most three copies of a conversation', async () => {
  const who = await answeredVisitor(app);
  const answers = await Promise.all(Array.from({ length: 5 }, () => ask(who, newAddress())));

  expect(answers.sort()).toEqual(['RATE_LIMITED', 'RATE_LIMITED', 'ok', 'ok', 'ok']);
});

it('writes at most five letters a day to a mailbox, whatever its tag and case', async () => {
  const [local = ''] = newAddress().split('@');
  const answers: string[] = [];

  for (const tag of ['', '+a', '+b', '+c', '+d', '+e']) {
    answers.push(
      await ask(
        await answeredVisitor(app),
        `${local.toUpperCase()}${tag}@home.example`,
        `10.1.0.${answers.length}`
      )
    );
  }

  expect(answers).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'RATE_LIMITED']);
});

it('counts one mailbox right whatever is asked at once, in conversations of their own', async () => {
  const to = newAddress();
  const askers = await Promise.all(Array.from({ length: 9 }, () => answeredVisitor(app)));
  const answers = await Promise.all(askers.map((who, i) => ask(who, to, `10.3.0.${i}`)));

  expect(answers.filter((one) => one === 'ok')).toHaveLength(5);
  expect(answers.filter((one) => one === 'RATE_LIMITED')).toHaveLength(4);
  expect(await emails().count({ where: { to } })).toBe(5);
});

it('stores nothing that names who asked', async () => {
  const ip = '203.0.113.77';

  await ask(await answeredVisitor(app), newAddress(), ip);

  expect(JSON.stringify(await emails().findMany({}))).not.toContain(ip);
});

describe('where no operator wrote', () => {
  it('sends nothing, and says why', async () => {
    const { body } = await post(await rater(app), newAddress()).expect(400);

    expect(body.error.details).toEqual({ code: 'TRANSCRIPT_UNANSWERED' });
  });

  it('sends nothing although a bot did', async () => {
    const who = await rater(app);

    // Nothing makes a bot speak yet: its line is put where one will write it.
    await app.strapi.db.connection('livechat_messages').update({ author: 'bot' });

    expect(await ask(who, newAddress())).toBe('TRANSCRIPT_UNANSWERED');
    await app.strapi.db
      .connection('livechat_messages')
      .where({ kind: 'text' })
      .update({ author: 'visitor' });
  });

  it('stores nothing', async () => {
    const to = newAddress();

    await ask(await rater(app), to);

    expect(await emails().count({ where: { to } })).toBe(0);
  });
});

it('gives up after its attempts, tells why, and goes out once somebody retries', async () => {
  const to = newAddress();
  const { token } = await app.superAdmin();
  const admin = (method: 'get' | 'post', path: string) =>
    app.request[method](`/livechat/admin/outbox${path}`).auth(token, { type: 'bearer' });

  const who = await answeredVisitor(app);

  await everythingSent();
  mailbox.refuse('No such person here');

  expect(await ask(who, to)).toBe('ok');
  await stored(to);
  await waitFor(async () => (await stateOf(to)).attempts === 1);
  await waitFor(async () => (await stateOf(to)).state === 'waiting');
  await outbox().deliver(new Date(Date.now() + HOUR));

  const { body } = await admin('get', '?state=failed').expect(200);
  const email = body.data.emails.find((one: EmailRecord) => one.to === to);

  expect(email).toMatchObject({ to, kind: 'transcript', state: 'failed', attempts: 2 });
  expect(email.lastError).toContain('No such person here');
  expect(JSON.stringify(body)).not.toContain('Where is my parcel');

  mailbox.refuse(null);

  const retried = await admin('post', `/${email.id}/retry`).expect(200);

  expect(retried.body.data).toMatchObject({ state: 'waiting', attempts: 0 });
  await arrived(to);
});

it('leaves a letter that was sent as it is when somebody retries it', async () => {
  const to = newAddress();
  const { token } = await app.superAdmin();

  await ask(await answeredVisitor(app), to);
  await waitFor(async () => (await stateOf(to)).state === 'sent');

  const { documentId } = await emails().findOne({ where: { to } });
  const { body } = await app.request
    .post(`/livechat/admin/outbox/${documentId}/retry`)
    .auth(token, { type: 'bearer' })
    .expect(200);

  expect(body.data).toMatchObject({ state: 'sent' });
});

it('does not know a letter that does not exist', async () => {
  const { token } = await app.superAdmin();
  const { body } = await app.request
    .post('/livechat/admin/outbox/nothing/retry')
    .auth(token, { type: 'bearer' })
    .expect(404);

  expect(body.error.details).toEqual({ code: 'EMAIL_UNKNOWN' });
});

it('forgets letters a month after they were written, but none that wait', async () => {
  const to = newAddress();

  await ask(await answeredVisitor(app), to);
  await waitFor(async () => (await stateOf(to)).state === 'sent');
  await emails().create({ data: { to: 'waiting@home.example', state: 'waiting', data: '' } });
  await outbox().forget(new Date(Date.now() + 31 * 24 * HOUR));

  expect(await emails().count({ where: { to } })).toBe(0);
  expect(await emails().count({ where: { to: 'waiting@home.example' } })).toBe(1);
});
