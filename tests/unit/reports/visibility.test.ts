import { readsMetrics, readsRatings } from '../../../server/src/reports/visibility';
import { aViewer } from '../../support/viewers';

it.each([
  [['reports.read'], true, false],
  [['reports.read', 'ratings.read-own'], true, false],
  [['reports.read', 'ratings.read-all'], true, true],
  [['conversations.read-all'], false, false],
] as const)('with %j one sees figures: %p, and what customers thought: %p', (may, own, ratings) => {
  const viewer = aViewer({ row: 7 }, ...may);

  expect([readsMetrics(viewer), readsRatings(viewer)]).toEqual([own, ratings]);
});
