import { type Mailbox, openMailbox } from '../../support/mailbox';
import { answeredVisitor, UNHURRIED } from '../../support/ratings';
import { waitFor } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;
let mailbox: Mailbox;

beforeAll(async () => {
  mailbox = await openMailbox();
  app = await bootStrapi({
    config: {
      ...UNHURRIED,
      publicUrl: 'https://shop.example/cms',
      outbox: { smtp: { host: '127.0.0.1', port: mailbox.port }, from: 'shop@mail.example' },
    },
  });
});

afterAll(async () => {
  await app.close();
  await mailbox.close();
});

const emails = () => app.strapi.db.query('plugin::livechat.email');
const stops = () => app.strapi.db.query('plugin::livechat.email-stop');

/** Asks for a copy of a conversation of one's own. */
async function ask(email: string, locale?: string) {
  const { token, conversation } = await answeredVisitor(app);

  if (locale !== undefined) {
    await app.strapi.db
      .connection('livechat_conversations')
      .where({ document_id: conversation })
      .update({ language: locale });
  }

  return app.request
    .post('/api/livechat/transcripts')
    .auth(token, { type: 'bearer' })
    .send({ conversation, email });
}

/** The path of the page a letter's header leads to. */
async function pathOf(email: string, locale?: string): Promise<string> {
  await ask(email, locale).then(({ status }) => expect(status).toBe(200));

  const received = await waitFor(() => mailbox.emails.find(({ to }) => to.includes(email)));
  const [, url = ''] = /^<(.*)>$/.exec(received?.headers['list-unsubscribe'] ?? '') ?? [];

  expect(received?.text).toContain(url.split('?')[0]);
  expect(url).toMatch(/^https:\/\/shop\.example\/cms\/livechat\/unsubscribe\//);

  return url.replace('https://shop.example/cms', '');
}

const sentTo = (email: string) => mailbox.emails.filter(({ to }) => to.includes(email));

/** How a letter that was just asked for ended. */
const fate = async (): Promise<string> => {
  const [{ id }] = await emails().findMany({ orderBy: { id: 'desc' }, limit: 1 });
  const done = async () => {
    const { state } = await emails().findOne({ where: { id } });

    return ['sent', 'failed', 'stopped'].includes(state) ? state : undefined;
  };

  return waitFor(done);
};

it('sends none to an address that said so, whoever asks, and tells no asker', async () => {
  const path = await pathOf('wanda@home.example');

  await app.request.post(path).expect(200);

  // Another spelling of the same mailbox.
  const { status, body } = await ask('WANDA+shop@home.example');

  expect({ status, body }).toEqual({ status: 200, body: { data: null } });
  expect(await fate()).toBe('stopped');
  expect(sentTo('WANDA+shop@home.example')).toEqual([]);
});

it('counts askers for a stopped address as for any other', async () => {
  const path = await pathOf('counted@home.example');

  await app.request.post(path).expect(200);

  const statuses: number[] = [];

  for (let asked = 0; asked < 5; asked += 1) {
    statuses.push((await ask('counted@home.example')).status);
  }

  expect(statuses).toEqual([200, 200, 200, 200, 429]);
});

it('keeps a keyed hash of the address, and nothing of a letter that was stopped', async () => {
  const path = await pathOf('hash@home.example');

  await app.request.post(path).expect(200);
  await ask('hash@home.example');
  expect(await fate()).toBe('stopped');

  const [last] = await emails().findMany({ orderBy: { id: 'desc' }, limit: 1 });

  expect(last).toMatchObject({ to: '', data: '' });
  expect(JSON.stringify(await stops().findMany({}))).not.toMatch(/hash|home|@/);
});

it('stops what waits already, and what is sent again by hand', async () => {
  const path = await pathOf('late@home.example');

  mailbox.refuse('Not now');
  await ask('late@home.example');

  const waiting = await waitFor(async () =>
    emails().findOne({ where: { attempts: 1, state: 'waiting' } })
  );

  mailbox.refuse(null);
  await app.request.post(path).expect(200);
  await app.strapi
    .plugin('livechat')
    .service('outbox')
    .deliver(new Date(Date.now() + 60 * 60 * 1000));

  expect(await emails().findOne({ where: { id: waiting.id } })).toMatchObject({
    state: 'stopped',
  });
  expect(sentTo('late@home.example')).toHaveLength(1);
});

describe('the page', () => {
  it('writes nothing when it is opened, however often and by whatever looks', async () => {
    const path = await pathOf('open@home.example');
    const before = await stops().count({});
    const { text, headers } = await app.request.get(path).expect(200);

    await app.request.head(path).expect(200);
    await app.request.get(`${path}&List-Unsubscribe=One-Click`).expect(200);

    expect(await stops().count({})).toBe(before);
    expect(text).toContain('<form class="ways" method="post"');
    expect(text).not.toContain('open@home.example');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("form-action 'self'"),
    });
  });

  it('speaks the language of the e-mail', async () => {
    const path = await pathOf('willy@home.example', 'de-AT');
    const { text } = await app.request.get(path).set('Accept-Language', 'fr').expect(200);

    expect(text).toContain('<html lang="de"');
    expect(text).toContain('Keine solchen E-Mails mehr?');
  });

  it('says what was done, and takes it back', async () => {
    const path = await pathOf('undo@home.example');
    const stopped = await app.request.post(path).type('form').send({}).expect(200);

    expect(stopped.text).toContain('You will get no more such e-mails');
    expect((await app.request.get(path).expect(200)).text).toContain('name="resume"');

    const resumed = await app.request.post(path).type('form').send({ resume: 'true' }).expect(200);

    expect(resumed.text).toContain('No more such e-mails?');
    await ask('undo@home.example');
    expect(await fate()).toBe('sent');
  });

  it('sends its button to where the page is', async () => {
    const path = await pathOf('action@home.example');
    const { text } = await app.request.get(path).expect(200);

    expect(text).toContain(`action="/cms${path}"`);
  });

  it('stands whole where the site wants fragments', async () => {
    const path = await pathOf('whole@home.example');

    expect((await app.request.get(`${path}&fragment=1`).expect(200)).text).toContain('<!doctype');
  });

  it.each([
    'nothing',
    'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4IiwiYXVkIjoibGl2ZWNoYXQtc3RvcCJ9.',
    '%00',
    'a.b.c',
  ])('is not there for the token %j, and stops nobody', async (token) => {
    const before = await stops().count({});
    const answers = [
      await app.request.get(`/livechat/unsubscribe/${token}`),
      await app.request.post(`/livechat/unsubscribe/${token}`),
    ];

    expect(answers.map(({ status }) => status < 500 && status >= 400)).toEqual([true, true]);
    expect(await stops().count({})).toBe(before);
  });

  it('takes no token that was signed for something else', async () => {
    const { token } = await answeredVisitor(app);

    await app.request.get(`/livechat/unsubscribe/${token}`).expect(404);
  });
});

describe('the button of a mail program (RFC 8058)', () => {
  it.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
  ])('works as %s, without cookies and from anywhere', async (type, body) => {
    const email = `one-${type.length}@home.example`;
    const path = await pathOf(email);

    await app.request
      .post(path)
      .set({ 'Content-Type': type, Origin: 'https://mail.example', 'Sec-Fetch-Site': 'cross-site' })
      .send(body)
      .expect(200);
    await ask(email);

    expect(await fate()).toBe('stopped');
  });

  it('works any number of times, even at once', async () => {
    const path = await pathOf('often@home.example');
    const before = await stops().count({});
    const answers = await Promise.all(Array.from({ length: 6 }, () => app.request.post(path)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await stops().count({})).toBe(before + 1);
  });
});
