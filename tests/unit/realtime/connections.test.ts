import { createConnections } from '../../../server/src/realtime/connections';

const CEILINGS = { network: 2, site: 3, all: 5 };

/** Connections of these networks, all open. */
function open(...networks: (string | null)[]) {
  const connections = createConnections(CEILINGS);

  return { connections, leave: networks.map((network) => connections.enter(network)) };
}

it.each([
  ['as many of one network as it may have', ['a', 'a'], 'a', null],
  ['one more', ['a', 'a', 'a'], 'a', 'network'],
  ['another network beside one that has too many', ['a', 'a', 'a', 'b'], 'b', null],
  [
    'as many as the site may have of networks nobody can tell apart',
    [null, null, null],
    null,
    null,
  ],
  ['one more of those', [null, null, null, null], null, 'site'],
  ['as many as fit in all', ['a', 'b', 'c', 'd', 'e'], 'e', null],
  ['one more in all', ['a', 'b', 'c', 'd', 'e', 'f'], 'f', 'all'],
] as const)('judges %s', (_what, networks, network, ceiling) => {
  expect(open(...networks).connections.exceeded(network)).toBe(ceiling);
});

it('counts whoever leaves no more, and once', () => {
  const { connections, leave } = open('a', 'a', 'a');

  leave[0]?.();
  leave[0]?.();
  expect(connections.exceeded('a')).toBeNull();
  connections.enter('a');
  expect(connections.exceeded('a')).toBe('network');
});

it('has a ceiling so many times over', () => {
  const { connections } = open('a', 'a', 'a', 'a');

  expect(connections.exceeded('a', 2)).toBeNull();
  connections.enter('a');
  expect(connections.exceeded('a', 2)).toBe('network');
});

it('forgets networks nobody comes from any more', () => {
  const { connections, leave } = open('a', 'a', 'a', null, 'b', 'c');

  for (const one of leave) {
    one();
  }

  expect(connections.exceeded('a')).toBeNull();
  expect(connections.exceeded('z')).toBeNull();
});
