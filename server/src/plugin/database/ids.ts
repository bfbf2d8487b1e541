/**
 * Numbers of rows and ids of documents, marked with what they are of: a channel where an operator
 * belongs does not compile, nor a row where an id does. The marks are types alone; while the program
 * runs, a row is a number and an id a string.
 *
 * Say what you want, hand on what you have, and mark where a value comes in (a column, a parsed
 * request), nowhere else:
 *
 * @example
 * function share(channel: Row<'channel'>, operator: Row<'operator'>): number
 *
 * share(channel.row, operator.row);             // compiles
 * share(operator.row, channel.row);             // does not, nor share(channel.id, 7)
 * const channel = toRow<'channel'>(columns.channel_id);
 *
 * What goes out (SQL, JSON, an event) takes a marked one for the number or the text it is. Fields are
 * called `channelRow`, `channelId` and `channelSlug` where more than one of them could be meant.
 */
declare const mark: unique symbol;

/** The number of a row: what foreign keys hold. `Row<'channel'>` is one of the table of channels. */
export type Row<Of extends string> = number & { readonly [mark]: `row of ${Of}` };

/** The id of a document, as addresses and the wire have it. `Id<'channel'>` is a channel's. */
export type Id<Of extends string> = string & { readonly [mark]: `id of ${Of}` };

/** Marks the number in a column. */
export const toRow = <Of extends string>(value: unknown): Row<Of> => Number(value) as Row<Of>;

/** Marks what something points to; null when it is gone, or there never was any. */
export const rowIn = <Of extends string>(value: unknown): Row<Of> | null =>
  value === null || value === undefined ? null : toRow<Of>(value);

/** Marks the id in a column, or one that was parsed. */
export const toId = <Of extends string>(value: unknown): Id<Of> => String(value) as Id<Of>;
