/**
 * @jest-environment-options {"customExportConditions": ["require"]}
 */
import { mountPanel } from '../../widget/src/panel';
import type { Dress } from '../../widget/src/stage';
import { texts } from '../../widget/src/texts/en';
import { likeABrowser } from './browser';
import { dress } from './parts';

beforeAll(() => {
  likeABrowser();
  Object.defineProperty(globalThis, 'visualViewport', { value: null, configurable: true });
});

const settings = {
  base: 'https://cms.example/cms/livechat/widget/',
  socket: 'https://cms.example/cms/livechat/socket',
  api: 'https://api.example/livechat',
  channel: 'shop',
  locale: undefined,
  full: false,
};

const dressed = (imageUrl: string): Dress => ({
  ...dress,
  operator: null,
  look: { ...dress.look, imageUrl },
});

/** What a panel shows, first as it was mounted and then in another dress. */
function shown(first: string, then: string): (string | null | undefined)[] {
  const root = document.createElement('div').attachShadow({ mode: 'open' });
  const launch = document.createElement('button');
  const stage = { root, launch, settings, dress: dressed(first), texts, emit: () => {} };
  const panel = mountPanel(stage);
  const source = () => root.querySelector('img')?.getAttribute('src');

  panel.open(false);

  const mounted = source();

  panel.wear(dressed(then), texts);

  const worn = source();

  panel.destroy();

  return [mounted, worn];
}

it.each([
  ['/uploads/shop.png', 'https://cms.example/uploads/shop.png'],
  ['/cms/uploads/shop.png', 'https://cms.example/cms/uploads/shop.png'],
  ['https://cdn.example/shop.png', 'https://cdn.example/shop.png'],
])('shows %s of a server on the page of another', (imageUrl, expected) => {
  expect(shown(imageUrl, 'https://x.example/y.png')).toEqual([expected, 'https://x.example/y.png']);
  expect(shown('https://x.example/y.png', imageUrl)).toEqual(['https://x.example/y.png', expected]);
});
