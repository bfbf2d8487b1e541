import type { Action } from '../../../shared/permissions';
import type { StoredOperator } from './operator';

/** An admin user, as an operator, and what they may do: made once for a request or a socket event. */
export interface Viewer {
  /** Numeric id of the admin user. */
  user: number;
  /** Of row 0 where they have done nothing here yet. */
  operator: StoredOperator;
  may: ReadonlySet<Action>;
}

export const viewerOf = (
  user: number,
  operator: StoredOperator,
  actions: Iterable<Action>
): Viewer => ({ user, operator, may: new Set(actions) });

/**
 * Which rows of a table somebody may see, as data: all of them, or those that meet at least one of
 * these; none meets an empty list. The `visibility.ts` of a slice decides it, its store makes a query
 * of it, and nothing else says who sees what.
 */
export type Condition<Each> = 'all' | readonly Each[];

/** A condition as Strapi's query layer takes it. Of an empty `$or` it would make everything. */
export function whereOf(condition: Condition<object>): object {
  if (condition === 'all') {
    return {};
  }

  const [first, ...more] = condition;

  if (first === undefined) {
    return { id: { $in: [] } };
  }

  return more.length === 0 ? first : { $or: [first, ...more] };
}
