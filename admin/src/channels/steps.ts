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

/** Which steps are done, as far as the data tells: a conversation proves that the widget runs somewhere. */
export function doneSteps({ cards, isCopied, isPagePublished }: Facts): ReadonlySet<Step> {
  const hasConversations = cards.some(({ conversations }) => conversations > 0);
  const done: Record<Step, boolean> = {
    join: cards.some(({ isMine }) => isMine) || hasConversations,
    copy: isCopied || hasConversations,
    hello: hasConversations,
    publish: isPagePublished && cards.some(({ channel }) => channel.ratingsPublished),
  };

  return new Set(STEPS.filter((step) => done[step]));
}
