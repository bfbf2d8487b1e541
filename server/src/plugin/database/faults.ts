const codeOf = (error: unknown): string => {
  const { code } = Object(error) as { code?: unknown };

  return typeof code === 'string' ? code : '';
};

/** How databases say that there is a row already with what only one may have. */
const DUPLICATES = ['23505', 'ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE'];

/** How they say that of two who wrote at once this one lost: it did nothing, and may do it again. */
const LOST_RACES = ['ER_LOCK_DEADLOCK', '40001', '40P01', ...DUPLICATES];

/** How they say that they will not have what was written: PostgreSQL's classes, SQLite's and MySQL's names. */
const UNWELCOME =
  /^(22|23|54)|^SQLITE_(CONSTRAINT|TOOBIG|MISMATCH|RANGE)|^ER_(DUP|DATA|BAD_NULL|TRUNCATED|NO_REFERENCED|WARN_DATA|NET_PACKET_TOO_LARGE|INVALID_JSON)/;

/** Another writer was faster; whoever reads anew may try again. */
export const isLostRace = (error: unknown): boolean => LOST_RACES.includes(codeOf(error));

/** What was written is to blame, and not the database or the way to it. */
export const isOfWhatWasWritten = (error: unknown): boolean =>
  UNWELCOME.test(codeOf(error)) || error instanceof TypeError || error instanceof RangeError;
