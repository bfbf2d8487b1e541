/** An operator on duty, as far as the choice is concerned. */
export interface AssignCandidate {
  row: number;
  /** BCP 47 tags, the main language first. */
  languages: readonly string[];
  country: string | null;
  busy: boolean;
  /** Most active conversations at a time; null for no limit. */
  conversationLimit: number | null;
}

/** Who asks. */
export interface AssignRequest {
  locale: string | null;
  country: string | null;
  /** Row of the operator this visitor last spoke with. */
  previous: number | null;
  /** Active conversations by row of the operator; who is not in it has none. */
  load: ReadonlyMap<number, number>;
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
  { locale, country, previous, load }: AssignRequest
): C[] {
  const active = ({ row }: C): number => load.get(row) ?? 0;
  const language = languageOf(locale);
  const isSpoken = (tag: string | undefined) => language !== null && languageOf(tag) === language;
  const free = candidates.filter(
    (one) => !one.busy && (one.conversationLimit === null || active(one) < one.conversationLimit)
  );
  const preferences: ((candidate: C) => boolean)[] = [
    ({ row }) => row === previous,
    ({ languages }) => isSpoken(languages[0]),
    ({ languages }) => languages.some(isSpoken),
    (candidate) => country !== null && candidate.country === country,
    () => true,
  ];

  // Every page view asks: nobody is looked at once more than it takes.
  for (const suits of preferences) {
    const group = free.filter(suits);

    if (group.length > 0) {
      return leastOccupied(group, active);
    }
  }

  return [];
}

/** A visitor who reads Canadian French is well served in French: regions are left aside. */
const languageOf = (tag: string | null | undefined): string | null =>
  tag?.split(/[-_]/)[0]?.toLowerCase() || null;

function leastOccupied<C>(group: readonly C[], active: (candidate: C) => number): C[] {
  const fewest = Math.min(...group.map(active));

  return group.filter((candidate) => active(candidate) === fewest);
}
