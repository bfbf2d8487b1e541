import { document, sourcesIn } from './files';

/** Every page of the admin is held to the same states; `tests/admin/states.tsx` says to which. */

const pages = (): string[] => {
  const paths = [
    ...document('admin/src/ui/SideNav.tsx').matchAll(/^ +path: '([^']+)'|path: '([^']+)', label/gm),
  ];
  const routes = [...document('admin/src/App.tsx').matchAll(/path="([^"*]+)"/g)];

  return (
    [...new Set([...paths.map(([, one, other]) => one ?? other), ...routes.map(([, one]) => one)])]
      .filter((path) => path !== undefined)
      // The list of conversations is the page of one, with none chosen.
      .filter((path) => path !== 'conversations')
  );
};

/** Whether an address is one of a route: `channels/c1` of `channels/:id/:tab?`. */
const isOf = (address: string, route: string): boolean => {
  const form = route.replace(/\/:\w+\?/g, '(/[^/]+)?').replace(/:\w+/g, '[^/]+');

  return new RegExp(`^/${form}$`).test(address);
};

const addresses = sourcesIn('tests/admin/screens').flatMap(({ text }) =>
  [...text.matchAll(/^ +address: '([^'?]+)/gm)].map(([, address]) => address ?? '')
);

it('holds every page of the admin to every state', () => {
  const without = pages().filter((page) => !addresses.some((address) => isOf(address, page)));

  expect(without).toEqual([]);
});

it('knows the page of an address', () => {
  expect(isOf('/channels/c1', 'channels/:id/:tab?')).toBe(true);
  expect(isOf('/channels/c1/rules', 'channels/:id/:tab?')).toBe(true);
  expect(isOf('/channels', 'channels/:id/:tab?')).toBe(false);
});
