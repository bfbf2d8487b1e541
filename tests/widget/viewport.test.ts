/**
 * @jest-environment-options {"customExportConditions": ["require"]}
 */
import { mountPanel } from '../../widget/src/panel';
import type { Settings } from '../../widget/src/stage';
import { texts } from '../../widget/src/texts/en';
import { likeABrowser } from './browser';
import { dress } from './parts';

/** The window stands in what a phone's keyboard leaves to be seen. */

beforeAll(likeABrowser);

const settings: Settings = {
  base: 'https://cms.example/livechat/widget/',
  socket: 'https://cms.example/livechat/socket',
  api: 'https://cms.example/api/livechat',
  channel: 'shop',
  locale: undefined,
  full: false,
};

/** A panel in a window 800 pixels high, of which so much is seen. */
function panel() {
  const seen = Object.assign(new EventTarget(), { height: 800, offsetTop: 0, scale: 1 });
  const root = document.createElement('div').attachShadow({ mode: 'open' });

  Object.defineProperty(window, 'innerHeight', { value: 800, configurable: true });
  Object.defineProperty(window, 'visualViewport', { value: seen, configurable: true });

  const launch = document.createElement('button');
  const mounted = mountPanel({ root, launch, settings, dress, texts, emit: () => {} });
  const { style } = root.firstElementChild as HTMLElement;
  const place = (): string[] =>
    ['--top', '--room', '--below'].map((name) => style.getPropertyValue(name));

  return { seen, mounted, place };
}

it('fills it where nothing covers it', () => {
  expect(panel().place()).toEqual(['0px', '800px', '0px']);
});

it.each(['resize', 'scroll'])('follows what is seen when it changes by %s', (event) => {
  const { seen, place } = panel();

  Object.assign(seen, { height: 420, offsetTop: 130 });
  seen.dispatchEvent(new Event(event));

  expect(place()).toEqual(['130px', '420px', '250px']);
});

it('stays where it is while somebody looks closer', () => {
  const { seen, place } = panel();

  Object.assign(seen, { height: 400, offsetTop: 300, scale: 2 });
  seen.dispatchEvent(new Event('resize'));

  expect(place()).toEqual(['0px', '800px', '0px']);
});

it('no longer follows once it is gone', () => {
  const { seen, mounted, place } = panel();

  mounted.destroy();
  Object.assign(seen, { height: 420, offsetTop: 130 });
  seen.dispatchEvent(new Event('scroll'));

  expect(place()).toEqual(['0px', '800px', '0px']);
});
