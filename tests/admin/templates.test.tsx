import { App } from '../../admin/src/App';
import { TemplatesPage } from '../../admin/src/templates/TemplatesPage';
import type { EmailTemplate, TemplateKind } from '../../shared/templates';
import { allByRole, byRole, cleared, clicked, holds, opened, shown, typed } from './screen';
import { server } from './strapi-admin';

const TEMPLATES = '/livechat/admin/templates';
const EN = `${TEMPLATES}/transcript/en`;
const GONE = { name: 'TypeError', message: 'Failed to fetch' };
const CHANGED_AT = '2026-11-20T14:05:00.000Z';

const template = (more: Partial<EmailTemplate> = {}): EmailTemplate => ({
  kind: 'transcript',
  language: 'en',
  subject: 'Your chat with {{operator}}',
  body: 'Hi\n\n{{conversation}}',
  standard: { subject: 'Delivered', body: '{{conversation}}' },
  variables: [
    { name: 'operator', type: 'text', needed: false },
    { name: 'conversation', type: 'block', needed: true },
  ],
  updatedAt: CHANGED_AT,
  ...more,
});

const WRITING = {
  subject: 'Your chat with Will',
  text: 'Hi\n\nWhere is my parcel?',
  html: '<!doctype html><p>Where is my parcel?</p>',
};

const KINDS: TemplateKind[] = [
  {
    kind: 'transcript',
    variables: [],
    languages: [
      { language: 'en', updatedAt: CHANGED_AT },
      { language: 'ar', updatedAt: null },
    ],
  },
];

const editor = (): Promise<void> =>
  opened('/plugins/livechat/templates/transcript/en', '/plugins/livechat/*', <App />);

const text = (): string => document.body.textContent ?? '';

const field = (name: string): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>(`[name=${name}]`);

  if (found === null) {
    throw new Error(`No field ${name}`);
  }

  return found;
};

beforeEach(() => {
  server.asked.length = 0;
  server.toasts.length = 0;
  server.failures = {};
  server.permissions = ['templates.read', 'templates.update'];
  server.answers = { [TEMPLATES]: KINDS, [EN]: template(), [`${EN}/preview`]: WRITING };
});

afterEach(cleared);

describe('the list', () => {
  it('has every kind and language, and says which were changed', async () => {
    await shown(<TemplatesPage />);
    await holds(() => expect(text()).toContain('Copy of a conversation'));

    expect(allByRole('link').map((link) => [link.getAttribute('href'), link.textContent])).toEqual([
      ['/plugins/livechat/templates/transcript/en', 'EnglishChanged'],
      ['/plugins/livechat/templates/transcript/ar', 'Arabic'],
    ]);
  });

  it('says so where there are none', async () => {
    server.answers = { [TEMPLATES]: [] };
    await shown(<TemplatesPage />);

    await holds(() => expect(text()).toContain('No e-mails are written here.'));
  });

  it('says why it cannot tell, and asks again when told to', async () => {
    server.failures = { [TEMPLATES]: GONE };
    await shown(<TemplatesPage />);
    await holds(() => byRole('button', 'Try again'));
    server.failures = {};
    await clicked(byRole('button', 'Try again'));

    await holds(() => expect(text()).toContain('Copy of a conversation'));
  });
});

describe('the editor', () => {
  it('shows what is written, what may be named, and what it looks like', async () => {
    await editor();
    await holds(() => expect(field('subject').value).toBe('Your chat with {{operator}}'));
    await holds(() => expect(text()).toContain('Your chat with Will'));

    const frame = document.querySelector('iframe');

    expect(frame?.getAttribute('sandbox')).toBe('');
    expect(frame?.getAttribute('srcdoc')).toBe(WRITING.html);
    expect(text()).toContain('{{conversation}} · alone, between empty lines · needed');
  });

  it('saves, and tells so', async () => {
    await editor();
    await holds(() => field('subject'));
    expect(byRole('button', 'Save').ariaDisabled).toBe('true');
    await typed(field('subject'), 'Changed');
    await clicked(byRole('button', 'Save'));

    await holds(() =>
      expect(server.toasts).toEqual([{ type: 'success', message: 'The template is saved.' }])
    );
  });

  it('says at the field what is wrong with it, and keeps what was typed', async () => {
    await editor();
    await holds(() => field('body'));
    await typed(field('body'), 'Hi {{nobody}}');
    server.failures = {
      [EN]: {
        status: 400,
        message: 'body: {{nobody}} is no variable of this e-mail',
        details: { code: 'INPUT_INVALID', path: 'body' },
      },
    };
    await clicked(byRole('button', 'Save'));

    await holds(() => expect(text()).toContain('{{nobody}} is no variable of this e-mail'));
    expect(field('body').value).toBe('Hi {{nobody}}');
    expect(server.toasts).toEqual([]);
  });

  it('tells of somebody else’s change, and keeps what was typed', async () => {
    await editor();
    await holds(() => field('subject'));
    await typed(field('subject'), 'Mine');
    server.failures = { [EN]: { status: 400, details: { code: 'TEMPLATE_CHANGED' } } };
    await clicked(byRole('button', 'Save'));

    await holds(() => expect(server.toasts[0]?.message).toContain('Somebody else has changed'));
    expect(field('subject').value).toBe('Mine');
  });

  it('asks before it brings back what was delivered', async () => {
    server.answers[`${EN}/reset`] = template({ updatedAt: null, ...template().standard });
    await editor();
    await holds(() => byRole('button', 'Reset'));
    await clicked(byRole('button', 'Reset'));
    await holds(() => byRole('button', 'Confirm'));
    await clicked(byRole('button', 'Confirm'));

    await holds(() => expect(field('subject').value).toBe('Delivered'));
  });

  it('has nothing to reset where nothing was changed', async () => {
    server.answers[EN] = template({ updatedAt: null });
    await editor();
    await holds(() => byRole('button', 'Reset'));

    expect(byRole('button', 'Reset').ariaDisabled).toBe('true');
  });

  it('sends a test of what is typed, and tells how that went', async () => {
    server.failures = {
      '/livechat/admin/outbox/tests': {
        status: 400,
        message: '535 Bad credentials',
        details: { code: 'EMAIL_NOT_SENT' },
      },
    };
    await editor();
    await holds(() => byRole('button', 'Send me a test'));
    await clicked(byRole('button', 'Send me a test'));
    await holds(() => expect(server.toasts.at(-1)?.message).toBe('535 Bad credentials'));
    server.failures = {};
    server.answers['/livechat/admin/outbox/tests'] = null;
    await clicked(byRole('button', 'Send me a test'));

    await holds(() => expect(server.toasts.at(-1)?.message).toContain('Look into your mailbox'));
  });

  it('says what keeps a preview from being made', async () => {
    server.failures = {
      [`${EN}/preview`]: {
        status: 400,
        message: 'body: needs {{conversation}}',
        details: { code: 'INPUT_INVALID', path: 'body' },
      },
    };
    await editor();

    await holds(() => expect(text()).toContain('Needs {{conversation}}'));
  });

  it('keeps the last preview while there is a mistake, and asks nobody to try again', async () => {
    await editor();
    await holds(() => expect(text()).toContain('Your chat with Will'));
    server.failures[`${EN}/preview`] = {
      status: 400,
      message: 'body: needs {{conversation}}',
      details: { code: 'INPUT_INVALID', path: 'body' },
    };
    await typed(field('body'), 'Hi');
    await holds(() => expect(text()).toContain('Needs {{conversation}}'));

    expect(text()).toContain('Your chat with Will');
    expect(allByRole('button', 'Try again')).toEqual([]);
  });

  it('asks for the preview again when it did not come', async () => {
    server.failures[`${EN}/preview`] = GONE;
    await editor();
    await holds(() => byRole('button', 'Try again'));
    server.failures = {};
    await clicked(byRole('button', 'Try again'));

    await holds(() => expect(text()).toContain('Your chat with Will'));
  });

  it('asks before what was typed is left behind', async () => {
    await editor();
    await holds(() => field('subject'));
    await typed(field('subject'), 'Mine');
    await clicked(byRole('link', 'E-mail templates'));
    await holds(() => expect(text()).toContain('Unsaved changes'));
    expect(field('subject').value).toBe('Mine');
    await clicked(byRole('button', 'Confirm'));

    await holds(() => expect(text()).toContain('What e-mails say, in each language'));
  });

  it('changes nothing for whoever may only look', async () => {
    server.permissions = ['templates.read'];
    await editor();
    await holds(() => expect(field('subject').disabled).toBe(true));

    expect(field('body').disabled).toBe(true);
    expect(allByRole('button', 'Save')).toEqual([]);
    expect(allByRole('button', 'Send me a test')).toEqual([]);
  });

  it('of a template there is not says so', async () => {
    server.failures = { [EN]: { status: 404, details: { code: 'TEMPLATE_UNKNOWN' } } };
    await editor();

    await holds(() => expect(text()).toContain('There is no such template'));
    expect(byRole('link', 'All templates').getAttribute('href')).toBe(
      '/plugins/livechat/templates'
    );
  });
});
