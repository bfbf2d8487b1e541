import { COMPANY, createPeers, SILENCE } from '../../../server/src/realtime/peers';

it('talks to others from the start, and no longer once nobody was heard of for a while', () => {
  const peers = createPeers(0);

  expect(peers.inCompany(COMPANY - 1)).toBe(true);
  expect(peers.inCompany(COMPANY)).toBe(false);
});

it('knows a node once it was heard of', () => {
  const peers = createPeers(0);

  expect(peers.heard('b', COMPANY)).toBe(true);
  expect(peers.heard('b', COMPANY + 1)).toBe(false);
  expect(peers.inCompany(COMPANY + 1)).toBe(true);
});

it('notices once that a node has fallen silent', () => {
  const peers = createPeers(0);

  peers.heard('b', 0);
  peers.heard('c', SILENCE);

  expect(peers.lost(SILENCE)).toBe(0);
  expect(peers.lost(SILENCE + 1)).toBe(1);
  expect(peers.lost(SILENCE + 1)).toBe(0);
  expect(peers.heard('b', SILENCE + 2)).toBe(true);
});

it('keeps talking for a while to those who have fallen silent', () => {
  const peers = createPeers(0);

  peers.heard('b', 0);
  peers.lost(COMPANY - 1);

  expect(peers.inCompany(COMPANY - 1)).toBe(true);
  expect(peers.inCompany(COMPANY)).toBe(false);
});
