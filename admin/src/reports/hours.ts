import { isTime } from '../../../shared/report';
import type { ConversationDimension } from '../../../shared/reports';

import type { LabelOf } from '../report/use-labels';

/** Hours are shown on the reader's clock, but beside days, weeks and months, which are those of UTC: there they are, too. */
const areOfUtc = (by: readonly ConversationDimension[]): boolean => by.some(isTime);

/** Labels that say which hours they are of. */
export const labelsFor =
  (by: readonly ConversationDimension[], labelOf: LabelOf): LabelOf =>
  (dimension, key) =>
    dimension === 'hour' && key !== null && areOfUtc(by)
      ? `${key}:00 UTC`
      : labelOf(dimension, key);

/** The dimension whose order a dimension has: hours of UTC go as their keys do. */
export const orderedAs = (
  dimension: ConversationDimension,
  by: readonly ConversationDimension[]
): ConversationDimension => (dimension === 'hour' && areOfUtc(by) ? 'day' : dimension);
