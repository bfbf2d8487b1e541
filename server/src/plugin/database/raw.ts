/** A row as the database hands it over, and as it takes it: by the names of its columns. */
export type RawRow = Readonly<Record<string, unknown>>;

/** The moment in a column; null where there is none. SQLite stores moments as numbers, the others as dates. */
export const toDate = (value: unknown): Date | null =>
  value === null || value === undefined ? null : new Date(value as string | number | Date);
