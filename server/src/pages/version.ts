import type { PageVersion, PublicChannel, PublicIndex } from '../../../shared/pages';
import { readBlocks } from '../site/blocks';
import { meet } from '../site/languages';
import { STRUCTURED_TYPES, type StructuredType } from './structured-data';

/** What an editor chose to be seen on the public pages. */
export interface Shown {
  /** Shares beside the channels of the list. */
  metrics: boolean;
  /** The latest faces of a channel. */
  latest: boolean;
  members: boolean;
  structuredData: StructuredType | null;
}

/** The Livechat page in one locale, as it was written; `locale` is null without Strapi's i18n. */
export interface Version extends Omit<PublicIndex, 'channels'> {
  shown: Shown;
}

/** Every version of a kind, published or drafts. */
export interface Versions {
  versions: readonly Version[];
  /** Null without Strapi's i18n. */
  defaultLocale: string | null;
}

/** What is seen as long as nobody published a page that says otherwise. */
const EVERYTHING: Shown = { metrics: true, latest: true, members: true, structuredData: null };

/** Reads what is stored of one version. */
export function toVersion(row: Record<string, unknown>): Version {
  return {
    locale: textOf(row.locale),
    title: textOf(row.title) ?? '',
    intro: readBlocks(row.intro),
    seoTitle: textOf(row.seoTitle),
    seoDescription: textOf(row.seoDescription),
    shown: {
      metrics: row.showMetrics !== false,
      latest: row.showLatest !== false,
      members: row.showMembers !== false,
      structuredData: STRUCTURED_TYPES.find((type) => type === row.structuredData) ?? null,
    },
  };
}

/**
 * The version that meets a wish, else the one of the site's own locale, else the first there is: a
 * page in a language nobody asked for says more than none. `['ro']` of `en` (the site's own) and `de`
 * gives `en`; of `de` alone it gives `de`.
 */
export function versionFor(
  wished: readonly string[],
  { versions, defaultLocale }: Versions
): Version | null {
  const locale = meet(wished, localesOf(versions)) ?? defaultLocale;

  return versions.find((version) => isIn(version, locale)) ?? versions[0] ?? null;
}

/** The version of this very locale, the site's own for null; without Strapi's i18n there is but one. */
export const versionIn = (
  locale: string | null,
  { versions, defaultLocale }: Versions
): Version | null => versions.find((version) => isIn(version, locale ?? defaultLocale)) ?? null;

const isIn = ({ locale }: Version, wanted: string | null): boolean =>
  locale === null || locale.toLowerCase() === wanted?.toLowerCase();

/** How far a draft is. One that says something else than what is published is a change. */
export function stateOf(draft: Version, published: readonly Version[]): PageVersion['state'] {
  const there = published.find(({ locale }) => locale === draft.locale);

  if (there === undefined) {
    return 'draft';
  }

  return JSON.stringify(there) === JSON.stringify(draft) ? 'published' : 'modified';
}

/** The locales a page exists in; none without Strapi's i18n. */
export const localesOf = (versions: readonly Version[]): string[] =>
  versions.flatMap(({ locale }) => locale ?? []);

export const shownBy = (version: Version | null): Shown => version?.shown ?? EVERYTHING;

/** A channel without what its editor left out; it is left out of the data as well. */
export const asShown = (channel: PublicChannel, { latest, members }: Shown): PublicChannel => ({
  ...channel,
  faces: latest ? channel.faces : [],
  members: members ? channel.members : [],
});

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
