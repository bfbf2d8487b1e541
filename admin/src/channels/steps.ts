import type { BoardCard } from './board';

/** The first things to do after installing, in order. */
export const STEPS = ['join', 'copy', 'hello', 'publish'] as const;

export type Step = (typeof STEPS)[number];

interface Facts {
  cards: readonly BoardCard[];
  /** Whether the script was ever copied in this browser. */
  isCopied: boolean;
  isPagePublished: boolean;
}

/** Which steps are done: only what the data says of each one itself. */
export function doneSteps({ cards, isCopied, isPagePublished }: Facts): ReadonlySet<Step> {
  const done: Record<Step, boolean> = {
    join: cards.some(({ isMine }) => isMine),
    copy: isCopied,
    hello: cards.some(({ conversations }) => conversations !== null && conversations > 0),
    publish: isPagePublished && cards.some(({ channel }) => channel.ratingsPublished),
  };

  return new Set(STEPS.filter((step) => done[step]));
}
