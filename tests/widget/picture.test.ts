/**
 * @jest-environment-options {"customExportConditions": ["require"]}
 */
import { mountPanel } from '../../widget/src/panel';
import type { Presentation } from '../../widget/src/panel-host';
import { texts } from '../../widget/src/texts/en';
import { likeABrowser } from './browser';
import { presentation } from './parts';

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

const presented = (imageUrl: string): Presentation => ({
  ...presentation,
  operator: null,
  appearance: { ...presentation.appearance, imageUrl },
});

/** What a panel shows, first as it was mounted and then in another dress. */
function shown(first: string, then: string): (string | null | undefined)[] {
  const root = document.createElement('div').attachShadow({ mode: 'open' });
  const launch = document.createElement('button');
  const panelHost = {
    root,
    launch,
    settings,
    presentation: presented(first),
    texts,
    emit: () => {},
  };
  const panel = mountPanel(panelHost);
  const source = () => root.querySelector('img')?.getAttribute('src');

  panel.open(false);

  const mounted = source();

  panel.setPresentation(presented(then), texts);

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
