import type { Core } from '@strapi/strapi';
import type { PublicIndex } from '../../../../shared/pages';
import type { StoredChannel } from '../../channels/channel';
import { withSlug } from '../../channels/slug';
import { uid } from '../../plugin/ids';
import { service } from '../../plugin/service';
import { toVersion, type Version, type Versions } from '../version';
import type { PlaceFor } from './place';

export const PAGE = uid('livechat-page');

/** What the pages are made of. */
export interface Pages {
  placeFor: PlaceFor;
  /** The published versions of the Livechat page. */
  published: () => Promise<Versions>;
}

/** Drafts are rows of their own, as Strapi keeps them. */
export async function readVersions(
  strapi: Core.Strapi,
  status: 'draft' | 'published'
): Promise<Versions> {
  const rows = await strapi.db.query(PAGE).findMany({
    where: { publishedAt: status === 'draft' ? null : { $notNull: true } },
    orderBy: { id: 'asc' },
  });
  const defaultLocale = await strapi.plugin('i18n')?.service('locales').getDefaultLocale();

  return { versions: rows.map(toVersion), defaultLocale: defaultLocale ?? null };
}

/** A version with the channels it lists. */
export async function indexOf(
  strapi: Core.Strapi,
  { shown, ...page }: Version
): Promise<PublicIndex> {
  const cards = await service(strapi, 'ratings').publicCards();
  const channels = shown.metrics
    ? cards
    : cards.map((card) => ({ ...card, happyShare: null, mood: null }));

  return { ...page, channels };
}

export async function channelBySlug(
  strapi: Core.Strapi,
  slug: string
): Promise<StoredChannel | null> {
  return withSlug(await service(strapi, 'channels').list(), slug) ?? null;
}
