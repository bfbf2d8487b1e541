import { CHANNEL_LIMITS } from '../../../shared/channels';

/** Words that mean something else where a slug may stand. */
const RESERVED = ['site'];

/** What is wrong with a slug, or null. */
export function slugProblem(slug: string): string | null {
  if (RESERVED.includes(slug)) {
    return 'is a word the plugin keeps for itself';
  }

  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)
    ? null
    : 'may have small letters, digits and single hyphens only';
}

/** A slug made of a name, different from those in use. */
export function freeSlug(name: string, used: ReadonlySet<string>): string {
  const base = slugOf(name);

  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : `-${count}`;
    const slug = `${base.slice(0, CHANNEL_LIMITS.slug - suffix.length).replace(/-$/, '')}${suffix}`;

    if (!used.has(slug) && !RESERVED.includes(slug)) {
      return slug;
    }
  }
}

/** Letters lose their accents; what is left of other scripts is nothing, hence the fallback. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

  return slug === '' ? 'channel' : slug;
}

/** Addresses that lead to a channel although it is called something else by now. */
export const FORMER_MAX = 20;

interface Slugged {
  slug: string;
  /** The last one first. */
  formerSlugs: readonly string[];
}

/**
 * The channel of a slug: the one that has it, else the one that had it last. Snippets and links
 * outlive a renaming; `shop` leads to whoever is called `shop` now before whoever was.
 */
export const withSlug = <C extends Slugged>(channels: readonly C[], slug: string): C | undefined =>
  channels.find((channel) => channel.slug === slug) ??
  channels.find((channel) => channel.formerSlugs.includes(slug));

/** The channel that kept a slug it had before, other than the one that wants it. */
export const keeperOf = <C extends Slugged & { id: string }>(
  channels: readonly C[],
  slug: string,
  wantedBy: string | null
): C | undefined =>
  channels.find(({ id, formerSlugs: former }) => id !== wantedBy && former.includes(slug));

/** What a channel was called, once it is called something else. */
export const formerSlugs = ({ slug, formerSlugs: before }: Slugged, next: string): string[] =>
  [...new Set([slug, ...before])].filter((former) => former !== next).slice(0, FORMER_MAX);
