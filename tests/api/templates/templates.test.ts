import { type AdminApi, adminApi } from '../../support/admin-api';
import { type Mailbox, openMailbox } from '../../support/mailbox';
import { NASTY_TEXTS } from '../../support/nasty';
import { answeredVisitor, UNHURRIED } from '../../support/ratings';
import { waitFor } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;
let mailbox: Mailbox;
let boss: AdminApi;

beforeAll(async () => {
  mailbox = await openMailbox();
  app = await bootStrapi({
    config: {
      ...UNHURRIED,
      outbox: { smtp: { host: '127.0.0.1', port: mailbox.port }, from: 'shop@mail.example' },
    },
  });
  boss = adminApi(app, await app.superAdmin());
});

afterAll(async () => {
  await app.close();
  await mailbox.close();
});

afterEach(() => app.strapi.db.query('plugin::livechat.email-template').deleteMany({}));

const EN = '/templates/transcript/en';
const DRAFT = { subject: 'Your chat with {{operator}}', body: 'Hi!\n\n{{conversation}}' };

const save = (more: object = {}, path = EN) =>
  boss.put(path, { ...DRAFT, updatedAt: null, ...more });

async function copyTo(email: string, language = 'en') {
  const { token, conversation } = await answeredVisitor(app);

  await app.strapi.db
    .connection('livechat_conversations')
    .where({ document_id: conversation })
    .update({ language });
  await app.request
    .post('/api/livechat/transcripts')
    .auth(token, { type: 'bearer' })
    .send({ conversation, email })
    .expect(200);

  const received = await waitFor(() => mailbox.emails.find(({ to }) => to.includes(email)));

  return received ?? Promise.reject(new Error(`Nothing came to ${email}`));
}

it('lists every kind of e-mail, its variables, and which languages were changed', async () => {
  await save();

  const { body } = await boss.get('/templates');

  expect(body.data).toEqual([
    {
      kind: 'transcript',
      variables: [
        { name: 'operator', type: 'text', needed: false },
        { name: 'channel', type: 'text', needed: false },
        { name: 'conversation', type: 'block', needed: true },
      ],
      languages: ['en', 'fr', 'de', 'es', 'ro', 'ar'].map((language) => ({
        language,
        updatedAt: language === 'en' ? expect.any(String) : null,
      })),
    },
  ]);
});

it('is what e-mails say from then on, in its language only', async () => {
  await save();

  const changed = await copyTo('changed@home.example');
  const other = await copyTo('other@home.example', 'de');

  expect(changed.headers.subject).toBe('Your chat with Will');
  expect(changed.text).toMatch(/^Hi!\n\n/);
  expect(changed.text).toContain('Where is my parcel?');
  expect(other.text).toMatch(/^Ihr Gespräch mit Will/);
});

it('comes back as it was saved, beside what was delivered', async () => {
  const { body } = await save().then(() => boss.get(EN));

  expect(body.data).toMatchObject({
    ...DRAFT,
    updatedAt: expect.any(String),
    standard: { subject: 'Your conversation with {{operator}} ({{channel}})' },
  });
});

it.each([
  [{ body: 'Hi {{nobody}}\n\n{{conversation}}' }, 'body', '{{nobody}} is no variable'],
  [{ body: 'Hi' }, 'body', 'needs {{conversation}}'],
  [{ subject: 'Hi {{conversation}}' }, 'subject', 'has no place in a subject'],
  [{ subject: '' }, 'subject', 'must not be empty'],
  [{ body: '<%= process.exit() %>\n\n{{conversation}}' }, 'body', 'is no variable'],
  [{ subject: 'x'.repeat(151) }, 'subject', 'at most'],
  [{ body: `${'x'.repeat(10_001)}\n\n{{conversation}}` }, 'body', 'at most'],
])('is refused as %j, naming the field', async (more, path, message) => {
  const { status, body } = await save(more);

  expect([status, body.error.details]).toEqual([400, { code: 'INPUT_INVALID', path }]);
  expect(body.error.message).toContain(message);
  expect((await boss.get(EN)).body.data.updatedAt).toBeNull();
});

it.each(['/templates/nothing/en', '/templates/transcript/xx', '/templates/constructor/en'])(
  'is not there as %s',
  async (path) => {
    const statuses = [(await boss.get(path)).status, (await save({}, path)).status];

    expect(statuses).toEqual([404, 404]);
  }
);

it('lets the second of two who change it know of the first', async () => {
  const { updatedAt } = (await save()).body.data;

  await save({ subject: 'Second', updatedAt }).then(({ status }) => expect(status).toBe(200));

  const late = [
    await save({ subject: 'Late', updatedAt }),
    await save({ subject: 'Late' }),
    await boss.post(`${EN}/reset`, { updatedAt }),
  ];

  expect(late.map(({ body }) => body.error?.details.code)).toEqual(
    Array.from({ length: 3 }, () => 'TEMPLATE_CHANGED')
  );
  expect((await boss.get(EN)).body.data.subject).toBe('Second');
});

it('is changed for the first time by one of two at once', async () => {
  const answers = await Promise.all([save({ subject: 'One' }), save({ subject: 'Two' })]);

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
});

it('goes back to what was delivered', async () => {
  const { updatedAt } = (await save()).body.data;
  const { body } = await boss.post(`${EN}/reset`, { updatedAt });

  expect(body.data).toMatchObject({ updatedAt: null, ...body.data.standard });
});

it('is previewed with a sample before it is saved', async () => {
  const { body } = await boss.post(`${EN}/preview`, DRAFT);

  expect(body.data).toMatchObject({
    subject: 'Your chat with Will',
    text: expect.stringContaining('Where is my parcel?'),
    html: expect.stringContaining('<!doctype html>'),
  });
  expect((await boss.get(EN)).body.data.updatedAt).toBeNull();
});

it.each(NASTY_TEXTS)('shows what editors write as text: %j', async (nasty) => {
  const { status, body } = await boss.post(`${EN}/preview`, {
    subject: `x ${nasty}`.slice(0, 100),
    body: `${nasty}\n\n{{conversation}}`,
  });

  expect(status < 500).toBe(true);

  if (status === 200) {
    expect(body.data.html).not.toMatch(/<(script|svg|iframe|img)\b/i);
    expect(body.data.subject).not.toMatch(/[\r\n]/);
  }
});

describe('a test', () => {
  const send = (more: object = {}) =>
    boss.post('/outbox/tests', { kind: 'transcript', language: 'en', ...DRAFT, ...more });

  it('goes to whoever asks, at once, and is kept nowhere', async () => {
    const before = await app.strapi.db.query('plugin::livechat.email').count({});
    const { email } = await app.superAdmin();

    await send().then(({ status }) => expect(status).toBe(200));

    expect(mailbox.emails.at(-1)).toMatchObject({
      to: [email],
      headers: { subject: 'Your chat with Will' },
    });
    expect(await app.strapi.db.query('plugin::livechat.email').count({})).toBe(before);
  });

  it('has no button that stops more, as no address takes a press of it', async () => {
    await send();

    const names = Object.keys(mailbox.emails.at(-1)?.headers ?? {});

    expect(names).toContain('auto-submitted');
    expect(names.filter((name) => name.startsWith('list-unsubscribe'))).toEqual([]);
  });

  it('goes to nobody else', async () => {
    const { status, body } = await send({ to: 'somebody@else.example' });

    expect([status, body.error.details.path]).toEqual([400, 'to']);
  });

  it('that nobody takes tells why', async () => {
    mailbox.refuse('Not today');

    const { body } = await send();

    mailbox.refuse(null);
    expect(body.error.details.code).toBe('EMAIL_NOT_SENT');
    expect(body.error.message).toContain('Not today');
  });

  it('is sent ten times in a quarter of an hour, not more', async () => {
    const statuses: number[] = [];

    for (let sent = 0; sent < 11; sent += 1) {
      statuses.push((await send()).status);
    }

    expect(statuses.at(-1)).toBe(429);
  });
});
