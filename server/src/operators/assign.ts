/** An operator on duty, as far as the choice is concerned. */
export interface AssignCandidate {
  row: number;
  /** BCP 47 tags, the main language first. */
  languages: readonly string[];
  country: string | null;
  busy: boolean;
  /** Most active conversations at a time; null for no limit. */
  conversationLimit: number | null;
  /** Active conversations now. */
  active: number;
}

/** Who asks. */
export interface AssignRequest {
  locale: string | null;
  country: string | null;
  /** Row of the operator this visitor last spoke with. */
  previous: number | null;
}

/**
 * Who gets the next conversation, or null when nobody can take one: the visitor's previous
 * operator, else the least occupied of the first group with anybody in it. `random` is in [0, 1).
 */
export function assign<C extends AssignCandidate>(
  candidates: readonly C[],
  { locale, country, previous }: AssignRequest,
  random: () => number
): C | null {
  const free = candidates.filter(isFree);
  const language = languageOf(locale);
  const isSpoken = (tag: string | undefined) => language !== null && languageOf(tag) === language;
  const groups = [
    free.filter(({ row }) => row === previous),
    free.filter(({ languages }) => isSpoken(languages[0])),
    free.filter(({ languages }) => languages.some(isSpoken)),
    free.filter((candidate) => country !== null && candidate.country === country),
    free,
  ];

  return leastOccupied(groups.find((group) => group.length > 0) ?? [], random);
}

const isFree = ({ busy, conversationLimit, active }: AssignCandidate): boolean =>
  !busy && (conversationLimit === null || active < conversationLimit);

/** A visitor who reads Canadian French is well served in French: regions are left aside. */
const languageOf = (tag: string | null | undefined): string | null =>
  tag?.split(/[-_]/)[0]?.toLowerCase() || null;

function leastOccupied<C extends AssignCandidate>(
  group: readonly C[],
  random: () => number
): C | null {
  const fewest = Math.min(...group.map(({ active }) => active));
  const tied = group.filter(({ active }) => active === fewest);

  return tied[Math.floor(random() * tied.length)] ?? null;
}
