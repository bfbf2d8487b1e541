const VERSIONED = /^([a-z]+)-[0-9a-f]+\.js$/;

/** The built file that answers to a name: itself, or today's version of it. */
export function currentName(name: string, files: readonly string[]): string | undefined {
  if (files.includes(name)) {
    return name;
  }

  const stem = VERSIONED.exec(name)?.[1];

  return stem && files.find((file) => VERSIONED.exec(file)?.[1] === stem);
}
