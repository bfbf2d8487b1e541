/**
 * @jest-environment-options {"customExportConditions": ["require"]}
 */
import { render } from 'preact';
import * as ending from '../../widget/src/ending';
import { texts } from '../../widget/src/texts/en';
import { Window } from '../../widget/src/ui/Window';
import { conversation, message, ok, refused } from '../unit/widget/makers';
import { likeABrowser, settled } from './browser';
import { aChat, presentation } from './parts';

beforeAll(likeABrowser);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  render(null, document.body);
});

/** A window over a conversation that has ended. */
async function ended({ askRating = true, isAnswered = true } = {}) {
  const parts = aChat();

  parts.server.answers['messages:sync'] = () =>
    ok({
      conversation: conversation({ version: 2, state: 'ended', askRating }),
      messages: [
        message(1, { author: 'visitor', name: 'Visitor #1' }),
        message(2, { author: isAnswered ? 'operator' : 'visitor' }),
      ],
      rating: null,
    });
  parts.chat.open();
  parts.chat.start();
  await settled();
  draw(parts.chat);

  return parts;
}

function draw(chat: ReturnType<typeof aChat>['chat']): void {
  const view = {
    chat,
    texts,
    presentation,
    full: false,
    base: 'https://cms.example/livechat/widget/',
    minimize: () => chat.minimize(),
    focus: () => {},
    ending,
  };

  render(<Window view={view} isModal={false} onKeyDown={() => {}} />, document.body);
}

const one = <E extends HTMLElement>(selector: string): E => {
  const found = document.body.querySelector<E>(selector);

  if (!found) {
    throw new Error(`There is no ${selector}`);
  }

  return found;
};

const field = () => one<HTMLInputElement>('.copy input');
const button = () => one('.copy button');

async function submit(email: string): Promise<void> {
  field().value = email;
  field().dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
  one<HTMLFormElement>('.copy').dispatchEvent(new Event('submit', { cancelable: true }));
  await settled();
}

it('offers a copy under the faces, before and after the rating', async () => {
  const { chat } = await ended();

  expect(field().labels?.[0]?.textContent).toBe(texts.copy);
  field().value = 'wanda@home';
  chat.rate(5);
  draw(chat);

  // What was begun is not taken away by a face.
  expect(field().value).toBe('wanda@home');
});

it('offers a copy where no rating is asked for', async () => {
  await ended({ askRating: false });

  expect(field().type).toBe('email');
});

it('offers none while the conversation goes on', () => {
  draw(aChat().chat);

  expect(document.body.querySelector('.copy')).toBeNull();
});

it('asks for the copy and says that it is sent, once', async () => {
  const { server } = await ended();

  server.answers['transcript:ask'] = () => ok(null);
  await submit('wanda@home.example');

  expect(button().textContent).toBe(texts.sentCopy);

  one<HTMLFormElement>('.copy').dispatchEvent(new Event('submit', { cancelable: true }));
  await settled();

  expect(server.of('transcript:ask')).toEqual([
    { conversation: conversation().id, email: 'wanda@home.example' },
  ]);
});

it('offers none where nobody answered', async () => {
  await ended({ isAnswered: false });
  expect(document.body.querySelector('.faces')).not.toBeNull();
  expect(document.body.querySelector('.copy')).toBeNull();

  await ended({ isAnswered: false, askRating: false });
  expect(document.body.querySelector('.copy')).toBeNull();
});

it('keeps an address that is too long, says how many characters too many, and asks for nothing', async () => {
  const { server } = await ended();
  const email = `${'w'.repeat(300)}@home.example`;

  expect(field().hasAttribute('aria-describedby')).toBe(false);
  await submit(email);

  expect(field().value).toBe(email);
  expect(one('#over-email').textContent).toBe('Characters too many: 59');
  expect(field().getAttribute('aria-invalid')).toBe('true');
  expect(field().getAttribute('aria-describedby')).toBe('over-email');
  expect(server.of('transcript:ask')).toEqual([]);
});

it('says that it is on its way while nobody has answered', async () => {
  const { server } = await ended();
  let answer = (_reply: unknown): void => {};

  server.answers['transcript:ask'] = () =>
    new Promise((done) => {
      answer = done;
    });
  await submit('wanda@home.example');

  expect(button().textContent).toBe(texts.sending);
  expect(field().readOnly).toBe(true);

  answer(ok(null));
  await settled();

  expect(button().textContent).toBe(texts.sentCopy);
});

it.each([
  ['refuses it', () => refused('RATE_LIMITED')],
  ['does not answer', () => null],
])('says so when the server %s, and tries again when told', async (_, answer) => {
  const { server } = await ended();

  server.answers['transcript:ask'] = answer;
  await submit('wanda@home.example');

  expect(button().textContent).toBe(texts.retry);
  expect(one('.copy [role=alert]').textContent).toBe(texts.trouble);

  server.answers['transcript:ask'] = () => ok(null);
  one<HTMLFormElement>('.copy').dispatchEvent(new Event('submit', { cancelable: true }));
  await settled();

  expect(button().textContent).toBe(texts.sentCopy);
  expect(document.body.querySelector('.copy [role=alert]')).toBeNull();
});

it('takes another address after the first', async () => {
  const { server } = await ended();

  server.answers['transcript:ask'] = () => ok(null);
  await submit('wanda@home.example');
  await submit('wilma@home.example');

  expect(server.of('transcript:ask')).toHaveLength(2);
});
