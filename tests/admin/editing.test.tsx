import { App } from '../../admin/src/App';
import { newDraft } from '../../admin/src/channels/draft';
import { useRefreshMutation } from '../../admin/src/plugin/api';
import type { Channel } from '../../shared/channels';
import type { Operator } from '../../shared/operators';
import type { RatingRecord } from '../../shared/ratings';
import type { EmailTemplate } from '../../shared/templates';
import { byRole, cleared, clicked, done, holds, opened, typed } from './screen';
import { server } from './strapi-admin';

/** What holds for every form: nothing that was typed is lost, whatever the server does meanwhile. */
const GONE = { name: 'TypeError', message: 'Failed to fetch' };

const channel = (description: string): Channel => ({
  ...newDraft(null).channel,
  id: 'c1',
  name: 'Shop',
  slug: 'shop',
  description,
  imageUrl: null,
  ratingsPublished: true,
  site: true,
});

const rating = (note: string): RatingRecord => ({
  id: 'r1',
  value: 5,
  comment: null,
  operator: null,
  visitor: 'Wanda',
  visitorId: null,
  channel: null,
  team: null,
  source: 'chat',
  conversation: null,
  ticket: null,
  path: null,
  firstResponseSeconds: null,
  lengthSeconds: null,
  hidden: false,
  leftOut: null,
  note,
  handled: false,
  language: null,
  submittedAt: '2026-11-20T14:05:00.000Z',
  history: [],
});

const me = (chatName: string): Operator => ({
  id: 'o1',
  user: 1,
  chatName,
  publicName: chatName,
  fullName: 'Ana Pop',
  languages: ['en'],
  country: null,
  conversationLimit: null,
  busy: false,
  pictureUrl: null,
});

const template = (subject: string): EmailTemplate => ({
  kind: 'transcript',
  language: 'en',
  subject,
  body: '{{conversation}}',
  standard: { subject: 'Delivered', body: '{{conversation}}' },
  variables: [],
  updatedAt: '2026-11-20T14:05:00.000Z',
});

const LOCAL = '/livechat/admin';

/** A form, what it asks for and saves to, and one of its fields. */
interface Form {
  page: string;
  asks: string;
  holding: (text: string) => unknown;
  field: string;
}

const FORMS: [string, Form][] = [
  [
    'a channel',
    {
      page: '/channels/c1/options',
      asks: `${LOCAL}/channels/c1`,
      holding: channel,
      field: 'description',
    },
  ],
  [
    'a rating',
    { page: '/ratings/r1', asks: `${LOCAL}/ratings/r1`, holding: rating, field: 'note' },
  ],
  [
    'one’s profile',
    { page: '/profile', asks: `${LOCAL}/operators/me`, holding: me, field: 'chatName' },
  ],
  [
    'a template',
    {
      page: '/templates/transcript/en',
      asks: `${LOCAL}/templates/transcript/en`,
      holding: template,
      field: 'subject',
    },
  ],
];

const text = (): string => document.body.textContent ?? '';

const field = (name: string): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>(`[name=${name}]`);

  if (found === null) {
    throw new Error(`No field ${name} in ${document.body.innerHTML}`);
  }

  return found;
};

function Anew(): JSX.Element {
  const [refresh] = useRefreshMutation();

  return (
    <button type="button" onClick={() => refresh()}>
      Ask anew
    </button>
  );
}

const open = (page: string): Promise<void> =>
  opened(
    `/plugins/livechat${page}`,
    '/plugins/livechat/*',
    <>
      <Anew />
      <App />
    </>
  );

beforeEach(() => {
  server.asked.length = 0;
  server.toasts.length = 0;
  server.failures = {};
  server.permissions = [
    'channels.read',
    'channels.update',
    'ratings.read-all',
    'ratings.hide',
    'templates.read',
    'templates.update',
  ];
  server.answers = {
    [`${LOCAL}/rules/c1`]: [],
    [`${LOCAL}/operators/members/c1`]: [],
  };
});

afterEach(async () => {
  await cleared();
  server.failures = {};
});

it.each(FORMS)('%s keeps what is typed where reading anew fails', async (name, form) => {
  const { page, asks, holding } = form;
  const timesAsked = (): number => server.asked.filter(({ url }) => url === asks).length;

  server.answers[asks] = holding('stored');
  await open(page);
  await holds(() => expect(field(form.field).value).toBe('stored'));
  await typed(field(form.field), 'typed');
  server.failures[asks] = GONE;
  server.asked.length = 0;
  await clicked(byRole('button', 'Ask anew'));
  // A template is read once: another's change is told when it is saved.
  await holds(() => expect(timesAsked()).toBe(name === 'a template' ? 0 : 1));
  await done(() => undefined);

  expect(field(form.field).value).toBe('typed');
});

it.each(FORMS)('%s keeps what is typed while it is saved', async (_name, form) => {
  const { page, asks, holding } = form;
  let answer = (_stored: unknown): void => undefined;

  server.answers[asks] = holding('stored');
  await open(page);
  await holds(() => expect(field(form.field).value).toBe('stored'));
  await typed(field(form.field), 'sent');
  server.answers[asks] = new Promise((resolve) => {
    answer = resolve;
  });
  await clicked(byRole('button', 'Save'));
  await typed(field(form.field), 'sent, and more');
  await done(() => answer(holding('sent')));

  await holds(() => expect(server.toasts.map(({ type }) => type)).toEqual(['success']));
  expect(field(form.field).value).toBe('sent, and more');
  expect(byRole('button', 'Save').ariaDisabled).not.toBe('true');
});

it.each([
  ['is saved too', () => clicked(byRole('button', 'Save'))],
  ['is taken back', () => typed(field('description'), '')],
])(
  'a new channel keeps what is typed while it is made, and leads on once that %s',
  async (_how, settle) => {
    let answer = (_stored: unknown): void => undefined;
    const { description: _, ...rest } = channel('');

    server.permissions = ['channels.read', 'channels.create', 'channels.update'];
    server.answers = {
      ...server.answers,
      [`${LOCAL}/operators/me`]: { ...me('Ana'), user: null },
      [`${LOCAL}/channels`]: new Promise((resolve) => {
        answer = resolve;
      }),
      [`${LOCAL}/channels/c1`]: { ...rest, description: 'sent, and more' },
    };
    await open('/channels/create');
    await holds(() => field('name'));
    await typed(field('name'), 'Shop');
    await typed(field('slug'), 'shop');
    await clicked(byRole('button', 'Save'));
    await typed(field('description'), 'sent, and more');
    await done(() => answer({ ...rest, description: null }));
    await holds(() => expect(server.toasts.map(({ type }) => type)).toEqual(['success']));
    expect(field('description').value).toBe('sent, and more');

    await settle();
    await holds(() => expect(text()).toContain('On your website'));
  }
);
