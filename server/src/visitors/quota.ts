import { HOUR } from '../../../shared/days';

/** What somebody may have of something in so many hours. */
export interface QuotaShare {
  /** What it is a share of. */
  of: string;
  /** Whose it is: a network, a mailbox, or the site. */
  who: string;
  most: number;
  hours: number;
}

/** The share that is used now, by a name no other one has, and when it ends. */
export function quotaNow(
  { of, who, hours }: QuotaShare,
  now: Date
): { name: string; endsAt: Date } {
  const span = Math.floor(now.getTime() / (hours * HOUR));

  return {
    name: JSON.stringify([of, who, hours, span]),
    endsAt: new Date((span + 1) * hours * HOUR),
  };
}
