import type { StoredOperator } from '../../server/src/operators/operator';
import { type Viewer, viewerOf } from '../../server/src/operators/viewer';
import type { Action } from '../../shared';

/** An operator and what they may do; of an operator nothing but the row counts. */
export const aViewer = (
  operator: StoredOperator | { row: number; user?: number },
  ...actions: readonly Action[]
): Viewer => viewerOf(operator.user ?? 0, operator as StoredOperator, actions);

/** Who answers visitors. */
export const answering = (operator: StoredOperator | { row: number }): Viewer =>
  aViewer(operator, 'conversations.answer');

/** Who may read and answer everything. */
export const supervising = (operator: StoredOperator | { row: number }): Viewer =>
  aViewer(operator, 'conversations.answer', 'conversations.read-all', 'ratings.read-all');
