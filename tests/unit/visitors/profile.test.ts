import { toRow } from '../../../server/src/plugin/database/ids';
import { deviceOf, visitorName, withPage } from '../../../server/src/visitors/profile';

const NOW = new Date('2026-01-01T00:00:00Z');

describe('withPage', () => {
  it('puts the page visited last first, each once', () => {
    const pages = ['/a', '/b', '/a'].reduce(
      (seen, url) => withPage(seen, url, NOW),
      [] as ReturnType<typeof withPage>
    );

    expect(pages.map(({ url }) => url)).toEqual(['/a', '/b']);
  });

  it('keeps fifteen', () => {
    const urls = Array.from({ length: 20 }, (_, index) => `/${index}`);
    const pages = urls.reduce(
      (seen, url) => withPage(seen, url, NOW),
      [] as ReturnType<typeof withPage>
    );

    expect(pages).toHaveLength(15);
    expect(pages[0]?.url).toBe('/19');
  });

  it('changes nothing without a page', () => {
    expect(withPage([], null, NOW)).toEqual([]);
  });
});

describe('visitorName', () => {
  it('numbers who has no name', () => {
    expect(visitorName(toRow(12), null)).toBe('Visitor #12');
    expect(visitorName(toRow(12), 'Zoë')).toBe('Zoë');
  });
});

describe('deviceOf', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit Chrome/120 Safari/537 Edg/120',
      'Edge, Windows',
    ],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17 Safari/604', 'Safari, iOS'],
    ['Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile Safari/537', 'Chrome, Android'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko Firefox/120', 'Firefox, Linux'],
    ['curl/8.0', null],
    ['', null],
  ])('reads %s', (userAgent, device) => {
    expect(deviceOf(userAgent)).toBe(device);
  });
});
