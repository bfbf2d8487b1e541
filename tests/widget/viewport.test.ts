/**
 * @jest-environment-options {"customExportConditions": ["require"]}
 */
import { mountPanel } from '../../widget/src/panel';
import { texts } from '../../widget/src/texts/en';
import { likeABrowser } from './browser';
import { presentation, settings } from './parts';

/** The window stands in what a phone's keyboard leaves to be seen. */

beforeAll(likeABrowser);

/** A panel in a window 800 pixels high, of which so much is seen. */
function panel() {
  const readUpTo = Object.assign(new EventTarget(), { height: 800, offsetTop: 0, scale: 1 });
  const root = document.createElement('div').attachShadow({ mode: 'open' });

  Object.defineProperty(window, 'innerHeight', { value: 800, configurable: true });
  Object.defineProperty(window, 'visualViewport', { value: readUpTo, configurable: true });

  const launch = document.createElement('button');
  const mounted = mountPanel({ root, launch, settings, presentation, texts, emit: () => {} });
  const { style } = root.firstElementChild as HTMLElement;
  const place = (): string[] =>
    ['--top', '--room', '--below'].map((name) => style.getPropertyValue(name));

  return { readUpTo, mounted, place };
}

it('fills it where nothing covers it', () => {
  expect(panel().place()).toEqual(['0px', '800px', '0px']);
});

it.each(['resize', 'scroll'])('follows what is seen when it changes by %s', (event) => {
  const { readUpTo, place } = panel();

  Object.assign(readUpTo, { height: 420, offsetTop: 130 });
  readUpTo.dispatchEvent(new Event(event));

  expect(place()).toEqual(['130px', '420px', '250px']);
});

it('stays where it is while somebody looks closer', () => {
  const { readUpTo, place } = panel();

  Object.assign(readUpTo, { height: 400, offsetTop: 300, scale: 2 });
  readUpTo.dispatchEvent(new Event('resize'));

  expect(place()).toEqual(['0px', '800px', '0px']);
});

it('no longer follows once it is gone', () => {
  const { readUpTo, mounted, place } = panel();

  mounted.destroy();
  Object.assign(readUpTo, { height: 420, offsetTop: 130 });
  readUpTo.dispatchEvent(new Event('scroll'));

  expect(place()).toEqual(['0px', '800px', '0px']);
});
