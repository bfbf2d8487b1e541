/** A list with one element taken out and put in elsewhere; places outside the list change nothing. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const changed = [...list];
  const isInside = [from, to].every((place) => place >= 0 && place < list.length);
  const taken = isInside ? changed.splice(from, 1) : [];

  changed.splice(to, 0, ...taken);

  return changed;
}
