import type { Audience, Message, MessageKind } from '../../../shared/conversations';
import type { Condition, Viewer } from '../operators/viewer';
import type { Row } from '../plugin/database/ids';

/** Who a conversation is between. */
export type Side = 'visitor' | 'operator';

/** One way to be among those who may read a conversation. */
export type ConversationSeen =
  /** Row of the operator who has it; null while nobody has. */
  | { operator: Row<'operator'> | null }
  /** It ended by itself, and goes on in one that this operator, by row, has or may take. */
  | { continuedFor: number }
  /** Key of its own visitor. */
  | { visitor: string };

/** Own conversations and those nobody has yet are for who answers, and what these go on from; a supervisor reads all. */
export function visibleTo({ operator, may }: Viewer): Condition<ConversationSeen> {
  if (!may.has('conversations.answer')) {
    return [];
  }

  return may.has('conversations.read-all')
    ? 'all'
    : [...heldBy(operator), { continuedFor: operator.row }];
}

/** What an operator has or may take: only they read it as the one who answers, whoever else may look in. */
export const heldBy = ({ row }: Viewer['operator']) =>
  [{ operator: row }, { operator: null }] as const;

/** A visitor reads their own. */
export const visibleToVisitor = (key: string): Condition<ConversationSeen> => [{ visitor: key }];

/** Whether what is known of a conversation meets a condition; where it goes on only the database knows. */
export const isSeen = (
  condition: Condition<ConversationSeen>,
  known: { operator?: Row<'operator'> | null; visitor?: string }
): boolean =>
  condition === 'all' ||
  condition.some(
    (each) =>
      ('operator' in each && each.operator === known.operator) ||
      ('visitor' in each && each.visitor === known.visitor)
  );

/** Which list somebody may ask for is told apart from what is in it: all there are is for supervisors. */
export const mayListAll = (viewer: Viewer): boolean => visibleTo(viewer) === 'all';

/** Whom messages are for that a side reads: what operators note among themselves is theirs. */
export const AUDIENCES_OF: Readonly<Record<Side, readonly Audience[]>> = {
  visitor: ['public'],
  operator: ['public', 'internal'],
};

/** Kinds of messages a side does not read. What a visitor thinks of an operator is the operator's to read, not shown back. */
export const KEPT_FROM: Readonly<Record<Side, readonly MessageKind[]>> = {
  visitor: ['rating'],
  operator: [],
};

/** Whether a side reads a message: the one rule, for what is asked and for what is told. */
export const isFor = (
  side: Side,
  { kind, audience }: Pick<Message, 'kind' | 'audience'>
): boolean => AUDIENCES_OF[side].includes(audience) && !KEPT_FROM[side].includes(kind);
