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

/** How a choice among equals is made. */
export interface Tie<C> {
  /** In [0, 1). */
  random: () => number;
  /** Whom the visitor was shown: they get it if they are still as good a choice as any. */
  isShown?: (candidate: C) => boolean;
}

/**
 * Who gets the next conversation, or null when nobody can take one: the visitor's previous
 * operator, else the least occupied of the first group with anybody in it.
 */
export function assign<C extends AssignCandidate>(
  candidates: readonly C[],
  request: AssignRequest,
  { random, isShown = () => false }: Tie<C>
): C | null {
  const equals = best(candidates, request);

  return equals.find(isShown) ?? equals[Math.floor(random() * equals.length)] ?? null;
}

/** Everybody who would do equally well. */
function best<C extends AssignCandidate>(
  candidates: readonly C[],
  { locale, country, previous }: AssignRequest
): C[] {
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

  return leastOccupied(groups.find((group) => group.length > 0) ?? []);
}

const isFree = ({ busy, conversationLimit, active }: AssignCandidate): boolean =>
  !busy && (conversationLimit === null || active < conversationLimit);

/** A visitor who reads Canadian French is well served in French: regions are left aside. */
const languageOf = (tag: string | null | undefined): string | null =>
  tag?.split(/[-_]/)[0]?.toLowerCase() || null;

function leastOccupied<C extends AssignCandidate>(group: readonly C[]): C[] {
  const fewest = Math.min(...group.map(({ active }) => active));

  return group.filter(({ active }) => active === fewest);
}
