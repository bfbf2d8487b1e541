import { reachOf } from '../../../admin/src/conversations/bar-below';

it.each([
  ['nothing is there', [], 0],
  ['a bar is there', [{ bottom: 768, height: 56.4 }], 57],
  [
    'one of two is higher',
    [
      { bottom: 768, height: 56 },
      { bottom: 768, height: 120 },
    ],
    120,
  ],
  ['it ends above', [{ bottom: 400, height: 56 }], 0],
  ['a menu fills the side', [{ bottom: 768, height: 768 }], 0],
  ['a veil lies over everything', [{ bottom: 900, height: 900 }], 0],
])('stays above what Strapi keeps at the bottom: %s', (_, found, reach) => {
  expect(reachOf(found, 768)).toBe(reach);
});
