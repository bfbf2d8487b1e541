import type { Message, MessageKind } from '../../../shared/conversations';
import type { StoredOperator } from '../operators/operator';
import type { Counters } from './entries';

/** Who a conversation is between. */
export type Side = 'visitor' | 'operator';

/** An operator who speaks or reads; `all` is who may read every conversation. */
export interface Viewer {
  operator: StoredOperator;
  all: boolean;
}

/** The row a conversation must be assigned to for this operator to act in it; null for any. */
export const onlyOf = ({ operator, all }: Viewer): number | null => (all ? null : operator.row);

/** Own conversations and those nobody has yet are open to who answers; `only` is null for who needs neither. */
export const isOpenTo = (only: number | null, { operator }: Pick<Counters, 'operator'>): boolean =>
  only === null || operator === null || operator === only;

export const mayRead = (viewer: Viewer, conversation: Pick<Counters, 'operator'>): boolean =>
  isOpenTo(onlyOf(viewer), conversation);

/** Kinds of messages a side does not read. What a visitor thinks of an operator is the operator's to read, not shown back. */
export const KEPT_FROM: Readonly<Record<Side, readonly MessageKind[]>> = {
  visitor: ['rating'],
  operator: [],
};

/** Whether a side reads a message: the one rule, for what is asked and for what is told. */
export const isFor = (side: Side, { kind }: Pick<Message, 'kind'>): boolean =>
  !KEPT_FROM[side].includes(kind);
