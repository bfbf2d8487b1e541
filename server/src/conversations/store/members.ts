import { type Columns, insertMany } from '../../plugin/database/bulk';
import { type Row, toRow } from '../../plugin/database/ids';
import { type RawRow, toDate } from '../../plugin/database/raw';
import type { Connection, Trx } from '../../plugin/database/transaction';
import { newDocumentId } from '../../plugin/ids';
import type { Filter } from './filters';
import { CONVERSATIONS, MEMBERS } from './tables';

const MEMBER_COLUMNS: Columns = {
  document_id: 'text',
  conversation_id: 'number',
  operator_id: 'number',
  joined_at: 'moment',
  created_at: 'moment',
  updated_at: 'moment',
  published_at: 'moment',
};

/** More are not looked through at once. */
const MOST_HELD = 10_000;

/** An operator in a conversation, by row. */
export interface Member {
  conversation: Row<'conversation'>;
  operator: Row<'operator'>;
}

/** Notes who has a conversation from now on. */
export const addMembers = (trx: Trx, members: readonly Member[], now: Date): Promise<void> =>
  insertMany(
    trx,
    MEMBERS,
    MEMBER_COLUMNS,
    members.map(({ conversation, operator }) => ({
      document_id: newDocumentId(),
      conversation_id: conversation,
      operator_id: operator,
      joined_at: now,
      created_at: now,
      updated_at: now,
      published_at: now,
    }))
  );

/** A conversation that goes from one operator to another, by row; null for nobody in particular. */
export interface Move {
  conversation: Row<'conversation'>;
  from: Row<'operator'> | null;
  to: Row<'operator'> | null;
}

/** Notes who has conversations no more, and who has them from now on. */
export async function moveMembers(trx: Trx, moves: readonly Move[], now: Date): Promise<void> {
  for (const { conversation, from } of moves) {
    if (from !== null) {
      await trx(MEMBERS)
        .where({ conversation_id: conversation, operator_id: from })
        .whereNull('left_at')
        .update({ left_at: now, updated_at: now });
    }
  }

  await addMembers(
    trx,
    moves.flatMap(({ conversation, to }) => (to === null ? [] : [{ conversation, operator: to }])),
    now
  );
}

/** An open conversation and the operator who has it, by row, since a moment. */
export interface HeldConversation extends Member {
  id: string;
  since: Date;
}

/** Open conversations that somebody has; `c` is their table. */
export async function heldConversations(
  db: Connection,
  filter: Filter = (query) => query
): Promise<HeldConversation[]> {
  const rows: RawRow[] = await filter(db(`${CONVERSATIONS} as c`))
    .leftJoin(`${MEMBERS} as m`, (join) => {
      join
        .on('m.conversation_id', 'c.id')
        .andOn('m.operator_id', 'c.operator_id')
        .andOnNull('m.left_at');
    })
    .where('c.state', 'open')
    .whereNotNull('c.operator_id')
    .orderBy('c.id')
    .limit(MOST_HELD)
    .select('c.id', 'c.document_id', 'c.operator_id', 'c.started_at', 'm.joined_at');

  return rows.map((row) => ({
    conversation: toRow(row.id),
    id: row.document_id as string,
    operator: toRow(row.operator_id),
    since: toDate(row.joined_at) ?? toDate(row.started_at) ?? new Date(0),
  }));
}
