import { createPeers, PEER_TIMEOUT, SILENCE } from '../../../server/src/realtime/peers';

it('talks to others from the start, and no longer once nobody was heard of for a while', () => {
  const peers = createPeers(0);

  expect(peers.hasPeers(PEER_TIMEOUT - 1)).toBe(true);
  expect(peers.hasPeers(PEER_TIMEOUT)).toBe(false);
});

it('knows a node once it was heard of', () => {
  const peers = createPeers(0);

  expect(peers.heard('b', 0, PEER_TIMEOUT)).toBe(true);
  expect(peers.heard('b', 0, PEER_TIMEOUT + 1)).toBe(false);
  expect(peers.hasPeers(PEER_TIMEOUT + 1)).toBe(true);
});

it('notices once that a node has fallen silent', () => {
  const peers = createPeers(0);

  peers.heard('b', 0, 0);
  peers.heard('c', 0, SILENCE);

  expect(peers.missed(SILENCE)).toBe(false);
  expect(peers.missed(SILENCE + 1)).toBe(true);
  expect(peers.missed(SILENCE + 1)).toBe(false);
  expect(peers.heard('b', 0, SILENCE + 2)).toBe(true);
});

it('keeps talking for a while to those who have fallen silent', () => {
  const peers = createPeers(0);

  peers.heard('b', 0, 0);
  peers.missed(PEER_TIMEOUT - 1);

  expect(peers.hasPeers(PEER_TIMEOUT - 1)).toBe(true);
  expect(peers.hasPeers(PEER_TIMEOUT)).toBe(false);
});

describe('news', () => {
  it.each([
    ['arrived before the beat that tells of them', ['news', 'news', 2, 2], false],
    ['arrive after the beat that tells of them', [2, 'news', 'news', 2], false],
    ['never arrive', ['news', 2, 2], true],
    ['never arrive, and are noticed once', ['news', 2, 2, 'asked', 2, 2], false],
    ['of before it was known are not missed', [], false],
    ['that are missed later are noticed again', ['news', 2, 2, 'asked', 3, 3], true],
  ] as const)('that %s', (_title, steps, isMissed) => {
    const peers = createPeers(0);

    peers.heard('b', 0, 0);

    for (const step of steps) {
      if (step === 'news') {
        peers.received('b', 0, 0);
      } else if (step === 'asked') {
        peers.missed(0);
      } else {
        peers.heard('b', step, 0);
      }
    }

    expect(peers.missed(0)).toBe(isMissed);
  });

  it('that could not be made good are missed until they are', () => {
    const peers = createPeers(0);

    peers.heard('b', 0, 0);
    peers.received('b', 0, 0);
    peers.heard('b', 2, 0);
    peers.heard('b', 2, 0);

    expect(peers.missed(0)).toBe(true);
    peers.remember();
    expect(peers.missed(0)).toBe(true);
    expect(peers.missed(0)).toBe(false);
  });

  it.each([
    ['by a beat', 'heard', 3, true],
    ['by later news', 'received', 4, true],
    ['by a beat, with nothing told in between', 'heard', 2, false],
    ['by the next news', 'received', 3, false],
  ] as const)('of a node that was silent are missed where it is heard again %s', (...row) => {
    const [, how, sent, isMissed] = row;
    const peers = createPeers(0);

    peers.heard('b', 1, 0);
    peers.received('b', 2, 0);
    peers.heard('b', 2, 0);
    expect(peers.missed(SILENCE + 1)).toBe(true);

    peers[how]('b', sent, SILENCE + 2);
    expect(peers.missed(SILENCE + 2)).toBe(isMissed);
    expect(peers.missed(SILENCE + 2)).toBe(false);
  });

  it('make a node known, as a beat does', () => {
    const peers = createPeers(0);

    peers.received('b', 7, 0);
    expect(peers.heard('b', 7, 0)).toBe(false);
    peers.heard('b', 7, 0);

    expect(peers.missed(0)).toBe(false);
    expect(peers.missed(SILENCE + 1)).toBe(true);
  });
});
