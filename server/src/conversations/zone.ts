/**
 * The zone this process writes its moments in, as PostgreSQL takes one behind `at time zone`. `TZ` may
 * be empty, a path or nonsense; then no zone has a name, and what counts is how far the clock is off:
 * `offset` in minutes, as `Date` tells it, positive in the west.
 */
export function zoneSql(name: string | undefined, offset: number): string {
  return name !== undefined && isKnown(name)
    ? `'${name}'`
    : `interval '${-Math.round(offset)} minutes'`;
}

/** What the environment says is looked at once, when the process starts. */
export const PROCESS_ZONE = zoneSql(
  Intl.DateTimeFormat().resolvedOptions().timeZone,
  new Date().getTimezoneOffset()
);

/** A name every database knows too; ICU says `Etc/Unknown` where it could find none. */
function isKnown(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(name) || name === 'Etc/Unknown') {
    return false;
  }

  try {
    new Intl.DateTimeFormat('en', { timeZone: name });

    return true;
  } catch {
    return false;
  }
}
