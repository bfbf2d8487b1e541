import { OutboxPage } from '../../admin/src/outbox/OutboxPage';
import type { EmailRecord, EmailsPage, TransportStatus } from '../../shared/outbox';
import { allByRole, byRole, cleared, clicked, done, holds, pressed, shown, typed } from './screen';
import { server } from './strapi-admin';

const OUTBOX = '/livechat/admin/outbox';
const GONE = { name: 'TypeError', message: 'Failed to fetch' };

const email = (more: Partial<EmailRecord> = {}): EmailRecord => ({
  id: 'e1',
  kind: 'transcript',
  to: 'wanda@home.example',
  language: 'en',
  state: 'failed',
  attempts: 15,
  nextAttemptAt: null,
  reason: 'login',
  lastError: '535 5.7.8 Bad credentials',
  writtenAt: '2026-11-20T14:05:00Z',
  sentAt: null,
  ...more,
});

const page = (emails: EmailRecord[], more: Partial<EmailsPage> = {}): EmailsPage => ({
  emails,
  page: 1,
  pageSize: 25,
  total: emails.length,
  counts: { waiting: 2, sending: 1, sent: 7, failed: 1, stopped: 0, dropped: 0 },
  kinds: [{ kind: 'transcript', count: emails.length }],
  ...more,
});

const SMTP: TransportStatus = {
  kind: 'smtp',
  through: 'smtp.shop.example:587',
  from: 'Shop <shop@shop.example>',
  hasAddress: true,
  address: 'https://shop.example/livechat',
};

/** A server with these e-mails. */
function answers(emails: EmailsPage, transport: TransportStatus = SMTP): void {
  server.answers = {
    [OUTBOX]: emails,
    [`${OUTBOX}/transport`]: transport,
    [`${OUTBOX}/stops`]: { total: 3 },
  };
}

const text = (): string => document.body.textContent ?? '';

beforeEach(() => {
  server.asked.length = 0;
  server.toasts.length = 0;
  server.failures = {};
  server.permissions = ['outbox.read', 'outbox.update'];
  answers(page([email()]));
});

afterEach(cleared);

it('says who an e-mail is for, how it stands, and why in words of ours beside the server’s', async () => {
  await shown(<OutboxPage />);

  await holds(() => expect(text()).toContain('wanda@home.example'));
  expect(text()).toContain('Copy of a conversation');
  expect(text()).toContain('The mail server refused user or password.');
  expect(text()).toContain('535 5.7.8 Bad credentials');
  expect(text()).toContain('15 attempts');
  expect(text()).toContain('Waiting: 3 · Failed: 1');
});

it('says when one that waits is tried next', async () => {
  answers(page([email({ state: 'waiting', nextAttemptAt: '2026-11-20T15:00:00Z' })]));
  await shown(<OutboxPage />);

  await holds(() => expect(text()).toContain('Next attempt:'));
});

it('tries one again and tells so', async () => {
  server.answers[`${OUTBOX}/e1/retry`] = email({ state: 'waiting' });
  await shown(<OutboxPage />);
  await holds(() => byRole('button', 'Try now'));
  await clicked(byRole('button', 'Try now'));

  await holds(() =>
    expect(server.toasts).toEqual([{ type: 'success', message: 'It is tried again.' }])
  );
});

it('asks before it drops one', async () => {
  server.answers[`${OUTBOX}/e1/drop`] = email({ state: 'dropped' });
  await shown(<OutboxPage />);
  await holds(() => byRole('button', 'Drop'));
  await clicked(byRole('button', 'Drop'));
  expect(server.asked.map(({ url }) => url)).not.toContain(`${OUTBOX}/e1/drop`);
  await holds(() => byRole('button', 'Confirm'));
  await clicked(byRole('button', 'Confirm'));

  await holds(() => expect(server.toasts[0]?.message).toBe('It will not be sent.'));
});

it.each(['sent', 'sending', 'stopped', 'dropped'] as const)(
  'offers nothing to do with one that is %s',
  async (state) => {
    answers(page([email({ state })]));
    await shown(<OutboxPage />);
    await holds(() => expect(text()).toContain('wanda@home.example'));

    expect(allByRole('button', 'Try now')).toEqual([]);
    expect(allByRole('button', 'Drop')).toEqual([]);
  }
);

it('offers nothing to do to whoever may only look', async () => {
  server.permissions = ['outbox.read'];
  await shown(<OutboxPage />);
  await holds(() => expect(text()).toContain('wanda@home.example'));

  expect(allByRole('button', 'Try now')).toEqual([]);
});

it('says so where there are none', async () => {
  answers(page([]));
  await shown(<OutboxPage />);

  await holds(() => expect(text()).toContain('No e-mails here.'));
});

it('says why it cannot tell, and asks again when told to', async () => {
  server.failures = { [OUTBOX]: GONE };
  await shown(<OutboxPage />);
  await holds(() => byRole('button', 'Try again'));
  server.failures = {};
  await clicked(byRole('button', 'Try again'));

  await holds(() => expect(text()).toContain('wanda@home.example'));
});

it('keeps showing what is there when asking anew fails', async () => {
  await shown(<OutboxPage />);
  await holds(() => expect(text()).toContain('wanda@home.example'));
  server.failures = { [OUTBOX]: GONE };
  await clicked(byRole('button', 'Refresh'));
  await done(() => undefined);

  await holds(() => expect(server.asked.filter(({ url }) => url === OUTBOX)).toHaveLength(2));
  expect(text()).toContain('wanda@home.example');
});

it('shows nothing of another page while one is on its way', async () => {
  answers(page([email()], { total: 60 }));
  await shown(<OutboxPage />);
  await holds(() => expect(text()).toContain('wanda@home.example'));
  server.answers[OUTBOX] = new Promise(() => undefined);
  await clicked(byRole('button', 'Next page'));

  expect(text()).not.toContain('wanda@home.example');
});

it('leads through pages, with names however long', async () => {
  const long = `${'w'.repeat(64)}@${'home.'.repeat(30)}example`;

  answers(page([email({ to: long })], { total: 60 }));
  await shown(<OutboxPage />);
  await holds(() => expect(text()).toContain(long));
  expect(text()).toContain('Page 1 of 3');
  await clicked(byRole('button', 'Next page'));

  await holds(() =>
    expect(server.asked.filter(({ url }) => url === OUTBOX).at(-1)?.params).toEqual({ page: '2' })
  );
});

describe('what is looked at', () => {
  const OTHERS = [
    { kind: 'invite', count: 0 },
    { kind: 'transcript', count: 1 },
  ];
  const lastParams = () => server.asked.filter(({ url }) => url === OUTBOX).at(-1)?.params;
  const choose = async (label: string, option: string): Promise<void> => {
    await pressed(byRole('combobox', label), 'Enter');
    await holds(() => byRole('option', option));
    await pressed(byRole('option', option), 'Enter');
  };

  beforeEach(() => answers(page([email()], { kinds: OTHERS, total: 60 })));

  it('stands in the address, which may be sent to somebody', async () => {
    await shown(<OutboxPage />, '/?state=failed&kind=transcript&page=2');

    await holds(() =>
      expect(lastParams()).toEqual({ state: 'failed', kind: 'transcript', page: '2' })
    );
    expect(byRole('combobox', 'State').textContent).toContain('Failed (1)');
    expect(byRole('combobox', 'Kind').textContent).toContain('Copy of a conversation (1)');
  });

  it('is all of them where the address makes no sense', async () => {
    await shown(<OutboxPage />, '/?state=lost&page=-3');

    await holds(() => expect(lastParams()).toEqual({ page: '1' }));
  });

  it('is chosen by kind, each with how many there are, and begins at the first page', async () => {
    await shown(<OutboxPage />, '/?state=failed&page=3');
    await holds(() => expect(text()).toContain('wanda@home.example'));
    await choose('Kind', 'invite (0)');

    await holds(() => expect(lastParams()).toEqual({ state: 'failed', kind: 'invite', page: '1' }));
  });

  it('keeps a kind that is gone until another is chosen', async () => {
    answers(page([], { kinds: OTHERS }));
    await shown(<OutboxPage />, '/?kind=gone');
    await holds(() => expect(text()).toContain('No e-mails here.'));

    expect(byRole('combobox', 'Kind').textContent).toContain('gone');
    await clicked(byRole('button', 'Clear filters'));
    await holds(() => expect(lastParams()).toEqual({ page: '1' }));
  });
});

it('tells whoever refreshes that it failed', async () => {
  await shown(<OutboxPage />);
  await holds(() => expect(text()).toContain('wanda@home.example'));
  server.failures = { [OUTBOX]: GONE };
  await clicked(byRole('button', 'Refresh'));

  await holds(() => expect(server.toasts[0]?.message).toContain('cannot be reached'));
  expect(text()).toContain('wanda@home.example');
});

describe('the way out', () => {
  const note = async (transport: Partial<TransportStatus>): Promise<string> => {
    answers(page([]), { ...SMTP, ...transport });
    await shown(<OutboxPage />);
    await holds(() => expect(allByRole('status').length).toBeGreaterThan(0));

    return allByRole('status')
      .map((one) => one.textContent)
      .join('|');
  };

  it('is named where it is set', async () => {
    expect(await note({})).toContain('E-mails leave by smtp.shop.example:587.');
  });

  it('is what to set where there is none', async () => {
    expect(await note({ kind: 'none', through: null })).toContain('set outbox.smtp');
  });

  it('is in doubt where nobody chose a provider', async () => {
    expect(await note({ kind: 'plugin', through: 'sendmail' })).toContain('few servers accept');
  });

  it('warns of links that lead nowhere', async () => {
    expect(await note({ hasAddress: false, address: 'http://localhost:1337/livechat' })).toContain(
      'http://localhost:1337/livechat'
    );
  });
});

describe('who wants no e-mails', () => {
  const emailField = (): HTMLInputElement =>
    document.querySelector<HTMLInputElement>('input[name=email]') ??
    document.createElement('input');
  const lookUp = async (): Promise<void> => {
    await shown(<OutboxPage />);
    await holds(() => expect(text()).toContain('3 mailboxes'));

    await typed(emailField(), 'wanda@home.example');
    await clicked(byRole('button', 'Look up'));
  };

  it('is found by address, and has some again when asked for', async () => {
    server.answers[`${OUTBOX}/stops/find`] = { stopped: true, since: '2026-11-01T00:00:00Z' };
    server.answers[`${OUTBOX}/stops/remove`] = { stopped: false, since: null };
    await lookUp();
    await holds(() => expect(text()).toContain('has wanted no e-mails since'));
    await clicked(byRole('button', 'Send e-mails again'));

    await holds(() => expect(text()).toContain('This address gets e-mails.'));
  });

  it('is not said of another address than the one that stands in the field', async () => {
    let answer = (_stop: unknown): void => undefined;

    server.answers[`${OUTBOX}/stops/find`] = new Promise((resolve) => {
      answer = resolve;
    });
    await lookUp();
    await typed(emailField(), 'will@home.example');
    await done(() => answer({ stopped: true, since: '2026-11-01T00:00:00Z' }));
    await done(() => undefined);

    expect(text()).not.toContain('has wanted no e-mails since');
    await typed(emailField(), 'wanda@home.example');
    await holds(() => expect(text()).toContain('has wanted no e-mails since'));
  });

  it('is not changed by whoever may only look', async () => {
    server.permissions = ['outbox.read'];
    server.answers[`${OUTBOX}/stops/find`] = { stopped: true, since: '2026-11-01T00:00:00Z' };
    await lookUp();
    await holds(() => expect(text()).toContain('has wanted no e-mails since'));

    expect(allByRole('button', 'Send e-mails again')).toEqual([]);
  });

  it('is said to be an error where that is no address', async () => {
    server.failures[`${OUTBOX}/stops/find`] = {
      status: 400,
      message: 'This is no e-mail address',
      details: { code: 'INPUT_INVALID', path: 'email' },
    };
    await lookUp();

    await holds(() => expect(server.toasts[0]?.message).toBe('This is no e-mail address'));
  });
});
