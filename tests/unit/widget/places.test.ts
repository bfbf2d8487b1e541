import { placesFor } from '../../../server/src/widget/places';
import { LOADER_PLACES } from '../../../shared/widget';

const paths = { basePath: '/livechat', apiPath: '/api/livechat' };

/** Where a loader at an address would ask. */
const asked = (at: string, places: string): string => new URL(places.split(' ')[0] ?? '', at).href;

it('says of a Strapi with nothing set what a loader knows as it is built', () => {
  expect(placesFor(paths)).toBe(LOADER_PLACES);
});

it.each([
  ['/v1/livechat', '/livechat', 'https://site.example/cms/v1/livechat'],
  ['/livechat', '/livechat', 'https://site.example/cms/livechat'],
  ['/v1/rest/livechat', '/help/chat', 'https://site.example/cms/v1/rest/livechat'],
])('leads to %s from pages at %s, whatever is in front', (apiPath, basePath, expected) => {
  const places = placesFor({ apiPath, basePath });

  expect(asked(`https://site.example/cms${basePath}/widget.js?v=1`, places)).toBe(expected);
});

it('can neither end the text it stands in nor be split in the wrong place', () => {
  const places = placesFor({ ...paths, apiPath: '/a\'b"c`d\\e $' + '{f}/livechat' });

  expect(places.split(' ')).toHaveLength(2);
  expect(places).not.toMatch(/['"`\\]|\$\{/);
});
