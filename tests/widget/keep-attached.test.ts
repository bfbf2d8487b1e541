import { keepAttached } from '../../widget/src/keep-attached';

/** The widget stays in a page that does not know of it. */

let host: HTMLElement;
let end: AbortController;
let returns: number;

/** What observers are told, they are told between tasks. */
const told = (): Promise<void> => jest.advanceTimersByTimeAsync(0).then(() => undefined);

beforeEach(() => {
  jest.useFakeTimers();
  document.body.replaceChildren();
  host = document.createElement('livechat-widget');
  end = new AbortController();
  returns = 0;
  host.attachShadow({ mode: 'open' }).addEventListener('attached', () => {
    returns += 1;
  });
  keepAttached(host, end.signal);
});

afterEach(() => {
  end.abort();
  jest.useRealTimers();
});

it('stands in the body, marked as permanent for those who ask', () => {
  expect(host.parentNode).toBe(document.body);

  for (const mark of ['data-turbo-permanent', 'data-astro-transition-persist', 'hx-preserve']) {
    expect(host.hasAttribute(mark)).toBe(true);
  }

  // Some want an id as well.
  expect(host.id).toBe('livechat-widget');
});

it.each([
  ['emptied', () => document.body.replaceChildren()],
  ['written anew', () => Object.assign(document.body, { innerHTML: '<main>Next</main>' })],
  ['replaced', () => document.body.replaceWith(document.createElement('body'))],
  [
    'replaced through its parent',
    () => document.documentElement.replaceChild(document.createElement('body'), document.body),
  ],
  [
    'taken away with the whole document',
    () => {
      const html = document.createElement('html');

      html.append(document.createElement('head'), document.createElement('body'));
      document.documentElement.replaceWith(html);
    },
  ],
])('comes back at the same address when the body is %s', async (_, change) => {
  for (const turn of [1, 2, 3]) {
    change();
    await told();

    expect(host.parentNode).toBe(document.body);
    expect(returns).toBe(turn + 1);
  }
});

it('waits for a body that comes later', async () => {
  const body = document.createElement('body');

  document.body.remove();
  await told();
  document.documentElement.append(body);
  await told();

  expect(host.parentNode).toBe(body);
});

it('goes with who moves it to another body, and stays there', async () => {
  const body = document.createElement('body');

  body.append(host);
  document.body.replaceWith(body);
  await told();
  expect(returns).toBe(1);

  body.replaceChildren();
  await told();
  expect(host.parentNode).toBe(body);
});

it('clears away the empty copies of itself a page was restored with', async () => {
  const body = document.createElement('body');

  body.append(host.cloneNode(true), document.createElement('main'));
  document.body.replaceWith(body);
  await told();

  expect([...document.querySelectorAll('livechat-widget')]).toEqual([host]);
});

it('does not argue with a page that takes it away each time', async () => {
  const stubborn = new MutationObserver(() => host.remove());

  stubborn.observe(document.body, { childList: true });
  host.remove();
  await jest.advanceTimersByTimeAsync(60_000);
  stubborn.disconnect();
  expect(returns).toBeLessThan(20);

  // And has not given up.
  await jest.advanceTimersByTimeAsync(120_000);
  expect(host.isConnected).toBe(true);
});

it('leaves for good when it is ended', async () => {
  end.abort();
  document.body.replaceWith(document.createElement('body'));
  await jest.advanceTimersByTimeAsync(120_000);

  expect(host.isConnected).toBe(false);
  expect(jest.getTimerCount()).toBe(0);
});
