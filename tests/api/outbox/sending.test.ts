import { type Mailbox, openMailbox } from '../../support/mailbox';
import { answeredVisitor, UNHURRIED } from '../../support/ratings';
import { waitFor } from '../../support/sockets';
import { type App, type BootOptions, bootStrapi } from '../../support/strapi';

const HOUR = 60 * 60 * 1000;
const TO = 'wanda@home.example';

let app: App;
let mailbox: Mailbox | undefined;

afterEach(async () => {
  await app.close();
  await mailbox?.close();
  mailbox = undefined;
});

const emails = () => app.strapi.db.query('plugin::livechat.email');
const email = () => emails().findOne({ where: { to: TO } });
const outbox = () => app.strapi.plugin('livechat').service('outbox');

async function boot(mailConfig: object, more: BootOptions = {}): Promise<void> {
  app = await bootStrapi({ ...more, config: { ...UNHURRIED, outbox: mailConfig } });
}

const smtp = (port: number) => ({
  smtp: { host: '127.0.0.1', port },
  from: 'shop@mail.example',
});

async function freePort(): Promise<number> {
  const { port, close } = await openMailbox();

  await close();

  return port;
}

async function askFor(to: string): Promise<void> {
  const { token, conversation } = await answeredVisitor(app);

  await app.request
    .post('/api/livechat/transcripts')
    .auth(token, { type: 'bearer' })
    .send({ conversation, email: to })
    .expect(200);
}

it('starts and answers without its mail server, and sends once that is there', async () => {
  const port = await freePort();

  await boot(smtp(port));
  await askFor(TO);
  await waitFor(async () => (await email()).attempts === 1 && (await email()).state === 'waiting');

  const { lastError, messageId } = await email();

  expect(lastError).toContain('ECONNREFUSED');

  mailbox = await openMailbox(port);
  await outbox().deliver(new Date(Date.now() + HOUR));
  await outbox().deliver(new Date(Date.now() + HOUR));

  expect(mailbox.emails).toHaveLength(1);
  expect(mailbox.emails[0]).toMatchObject({ to: [TO], headers: { 'message-id': messageId } });
  expect(await email()).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
});

it('is sent once, however many workers find it', async () => {
  mailbox = await openMailbox();
  // Without a port of its own, this Strapi has no worker of its own.
  await boot(smtp(mailbox.port), { listen: false });

  for (const to of ['a@home.example', 'b@home.example', 'c@home.example']) {
    await askFor(to);
  }

  const tried = await Promise.all(Array.from({ length: 6 }, () => outbox().deliver()));

  expect(tried.reduce((sum, one) => sum + one, 0)).toBe(3);
  expect(mailbox.emails.map(({ to }) => to[0]).sort()).toEqual([
    'a@home.example',
    'b@home.example',
    'c@home.example',
  ]);
});

it('takes over what a node left behind, once its claim has run out', async () => {
  mailbox = await openMailbox();
  await boot(smtp(mailbox.port), { listen: false });
  await askFor(TO);
  await emails().update({
    where: { to: TO },
    data: { state: 'sending', attempts: 1, lockedUntil: new Date(Date.now() + HOUR) },
  });

  expect(await outbox().deliver()).toBe(0);
  expect(await outbox().deliver(new Date(Date.now() + 2 * HOUR))).toBe(1);
  expect(mailbox.emails).toHaveLength(1);
});

it('goes through Strapi’s email plugin where no server of our own is set', async () => {
  await boot({}, { listen: false });

  const sent: object[] = [];

  Object.assign(app.strapi.plugin('email'), {
    provider: { send: async (email: object) => sent.push(email) },
  });
  await askFor(TO);
  await outbox().deliver();

  expect(sent).toMatchObject([
    { to: TO, subject: expect.stringContaining('conversation'), text: expect.any(String) },
  ]);
  expect(await email()).toMatchObject({ state: 'sent' });
});

it('keeps nobody waiting for a server that is slow with one', async () => {
  mailbox = await openMailbox();
  await boot(smtp(mailbox.port), { listen: false });

  const hold = mailbox.hold('slow@home.example');

  await askFor('slow@home.example');
  await outbox().round();
  await askFor(TO);
  await outbox().round();
  await waitFor(async () => (await email()).state === 'sent');

  expect(mailbox.emails.map(({ to }) => to)).toEqual([[TO]]);

  hold.release();
  await outbox().settle();
  expect(mailbox.emails).toHaveLength(2);
});

/** Six e-mails, of which five are on their way and held there; lets all go, or one. */
async function busy() {
  const names = ['a', 'b', 'c', 'd', 'e', 'last'].map((name) => `${name}@home.example`);
  const box = await openMailbox();
  const holds = names.map(box.hold);

  mailbox = box;
  await boot(smtp(box.port), { listen: false });

  for (const name of names) {
    await askFor(name);
  }

  const round: Promise<number> = outbox().round();

  await waitFor(async () => (await emails().count({ where: { state: 'sending' } })) === 5);

  return { box, round, holds, last: () => emails().findOne({ where: { to: names.at(-1) } }) };
}

it('is claimed from the moment it is begun, however long others of its round took', async () => {
  const { box, round, holds, last } = await busy();
  const before = await emails().findOne({ where: { to: 'e@home.example' } });

  holds[0]?.release();
  await round;
  await waitFor(async () => (await last()).state === 'sending');

  expect(new Date((await last()).lockedUntil).getTime()).toBeGreaterThan(
    new Date(before.lockedUntil).getTime()
  );

  for (const { release } of holds) {
    release();
  }

  await outbox().settle();
  expect(box.emails).toHaveLength(6);
});

it('is not begun by a Strapi that stops, however many wait', async () => {
  const { round, holds, last } = await busy();
  const closed = app.strapi.get<{ close: () => Promise<void> }>('livechat::outbox').close();

  for (const { release } of holds) {
    release();
  }

  await closed;
  await round;

  expect(await last()).toMatchObject({ state: 'waiting', attempts: 0 });
  expect(await emails().count({ where: { state: 'sent' } })).toBe(5);
  await expect(outbox().sendNow({})).rejects.toThrow('The outbox is closed');
});

it('that is refused costs nobody their connection', async () => {
  mailbox = await openMailbox();
  await boot(smtp(mailbox.port), { listen: false });
  mailbox.unknown('nobody@home.example');

  for (const to of ['first@home.example', 'nobody@home.example', TO]) {
    await askFor(to);
    await outbox().deliver();
  }

  mailbox.refuse('Not today');
  await askFor('later@home.example');
  await outbox().deliver();
  mailbox.refuse(null);
  await outbox().deliver(new Date(Date.now() + HOUR));

  expect(mailbox.emails.map(({ to }) => to[0])).toEqual([
    'first@home.example',
    TO,
    'later@home.example',
  ]);
  expect(mailbox.hungUp()).toBe(0);
});

it('that hangs is cut off alone', async () => {
  const patience: AbortController[] = [];

  mailbox = await openMailbox();
  await boot(smtp(mailbox.port), { listen: false });

  const slow = mailbox.hold(TO);
  const timeouts = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    const one = new AbortController();

    patience.push(one);

    return one.signal;
  });

  mailbox.hold('hangs@home.example');
  await askFor('hangs@home.example');
  await outbox().round();
  await waitFor(() => patience.length === 1);
  await askFor(TO);
  await outbox().round();
  await waitFor(() => patience.length === 2);
  timeouts.mockRestore();
  patience[0]?.abort();

  const hung = () => emails().findOne({ where: { to: 'hangs@home.example' } });

  await waitFor(async () => (await hung()).state === 'waiting');
  slow.release();
  await outbox().settle();

  expect(await hung()).toMatchObject({ reason: 'timeout', attempts: 1 });
  expect(await email()).toMatchObject({ state: 'sent', attempts: 1 });
});

it('goes out by what is configured now', async () => {
  const second = await openMailbox();

  mailbox = await openMailbox();
  await boot(smtp(mailbox.port), { listen: false });
  await askFor('first@home.example');
  await outbox().deliver();
  app.strapi.config.set('plugin::livechat.outbox.smtp.port', second.port);
  await askFor('second@home.example');
  await outbox().deliver();

  expect(mailbox.emails.map(({ to }) => to[0])).toEqual(['first@home.example']);
  expect(second.emails.map(({ to }) => to[0])).toEqual(['second@home.example']);
  await mailbox.close();
  // It waits for who is connected, and is closed when they are gone.
  mailbox = second;
});

it('is given up at once where the server knows no such mailbox', async () => {
  mailbox = await openMailbox();
  await boot(smtp(mailbox.port), { listen: false });
  mailbox.unknown('nobody@home.example');
  await askFor('nobody@home.example');
  await outbox().deliver();

  expect(await emails().findOne({ where: { to: 'nobody@home.example' } })).toMatchObject({
    state: 'failed',
    attempts: 1,
    reason: 'recipient',
  });
});

it('is dropped when what it is about is gone', async () => {
  mailbox = await openMailbox();
  await boot(smtp(mailbox.port), { listen: false });
  await askFor(TO);
  await app.strapi.db
    .connection('livechat_emails')
    .update({ data: JSON.stringify({ conversation: 'gone', visitor: 'somebody' }) });
  await outbox().deliver();

  expect(await email()).toMatchObject({ state: 'dropped', reason: 'gone', data: '' });
  expect(mailbox.emails).toEqual([]);
});

it('of a kind there no longer is stays where it is seen, and stops nothing else', async () => {
  mailbox = await openMailbox();
  await boot({ ...smtp(mailbox.port), attempts: 1 }, { listen: false });
  await emails().create({
    data: {
      ...{ kind: 'constructor', to: 'old@home.example', language: 'en', state: 'waiting' },
      ...{ data: '{}', mailbox: 'x', messageId: '<a@b>', nextAttemptAt: new Date(0) },
    },
  });
  await askFor(TO);
  await outbox().deliver();

  expect(await emails().findOne({ where: { to: 'old@home.example' } })).toMatchObject({
    state: 'failed',
    reason: 'unwritable',
  });
  expect(await email()).toMatchObject({ state: 'sent' });
});
