import { type Id, type Row, toId, toRow } from '../../server/src/plugin/database/ids';

/*
 * Compiled with every other test and never run: where a line is marked as an error, the compiler
 * fails as soon as it is none.
 */

declare const share: (channel: Row<'channel'>, operator: Row<'operator'>) => number;
declare const open: (channel: Id<'channel'>) => void;

const channel = { row: toRow<'channel'>(1), id: toId<'channel'>('abc') };
const operator = { row: toRow<'operator'>(1), id: toId<'operator'>('abc') };

share(channel.row, operator.row);
open(channel.id);

// @ts-expect-error: the row of an operator is no row of a channel
share(operator.row, channel.row);

// @ts-expect-error: an id is no row
share(channel.id, operator.row);

// @ts-expect-error: a number says not what it is of
share(7, operator.row);

// @ts-expect-error: the id of an operator is no id of a channel
open(operator.id);

// @ts-expect-error: a text is marked where it comes in
open('abc');

// @ts-expect-error: rows of two tables are never the same
export const same = channel.row === operator.row;

// @ts-expect-error: what is kept by channels is not asked for by operators
new Map([[channel.row, 'Website']]).get(operator.row);

// What goes out is a number and a text.
export const sent: { channel: string; operator: number } = {
  channel: channel.id,
  operator: operator.row,
};
