import type { Core } from '@strapi/strapi';
import type { Period } from '../../../../shared/pages';
import type { StoredChannel } from '../../channels/channel';
import { adminAddress, ownRootOf } from '../../plugin/addresses';
import { service } from '../../plugin/service';
import type { Place } from '../../site/Layout';
import { wishes } from '../../site/languages';
import type { IndexBar } from '../EditorBar';
import { channelPath } from '../IndexPage';
import { renderChannel, renderIndex } from '../render';
import { asShown, shownBy, stateOf, type Version, versionFor, versionIn } from '../version';
import { channelBySlug, indexOf, PAGE, type Pages, readVersions } from './content';
import { type Made, own } from './made';
import { type Request, whole } from './place';

/** What a page for one person is made of: their own switch, for one. */
export interface Own {
  request: Request;
  /** What their form must bring back. */
  formToken: string;
}

/** The same pages for those who may see more than everybody. Never kept: each is for one person. */
export function editing(strapi: Core.Strapi, { published, placeFor }: Pages) {
  const ownPlace = (place: Place): Place => ({ ...whole(place), root: ownRootOf(strapi) });
  const barOf = async ({ locale }: Version, isDraft: boolean): Promise<IndexBar> => {
    const draft = versionIn(locale, await readVersions(strapi, 'draft'));

    return {
      isDraft,
      state: draft ? stateOf(draft, (await published()).versions) : 'published',
      adminUrl: `${adminAddress(strapi)}${PAGE_IN_ADMIN}${localeQuery(locale)}`,
    };
  };
  const index = async (version: Version, request: Request, isDraft: boolean): Promise<Made> => {
    const place = ownPlace(placeFor(request, version.locale));
    const bar = await barOf(version, isDraft);
    const page = await indexOf(strapi, version);

    return own(renderIndex({ page, place, locales: [], bar }));
  };

  return {
    /** A version of the Livechat page as it will look; null when there is none in that locale. */
    async preview(
      locale: string | null,
      status: 'draft' | 'published',
      request: Request
    ): Promise<Made | null> {
      const isDraft = status === 'draft';
      const there = isDraft ? await readVersions(strapi, 'draft') : await published();
      const version = versionIn(locale, there);

      return version && index(version, { ...request, locale: locale ?? undefined }, isDraft);
    },

    /** The Livechat page with a way to where it is written; its draft while nothing is published. */
    async ownIndex(request: Request): Promise<Made | null> {
      const wished = wishes(request);
      const there = versionFor(wished, await published());
      const version = there ?? versionFor(wished, await readVersions(strapi, 'draft'));

      return version && index(version, request, there === null);
    },

    /** A channel's page with its switch, published or not; null for no channel. */
    async ownChannel(
      slug: string,
      period: Period,
      { request, formToken }: Own
    ): Promise<Made | null> {
      const channel = await channelBySlug(strapi, slug);

      if (channel === null) {
        return null;
      }

      const version = versionFor(wishes(request), await published());
      const place = ownPlace(placeFor(request, null));
      const bar = {
        isPublished: channel.ratingsPublished,
        action: `${channelPath(place, slug)}/publication${queryOf(period, place)}`,
        formToken,
        adminUrl: `${adminAddress(strapi)}/plugins/livechat/channels/${channel.id}`,
      };
      const metrics = await service(strapi, 'ratings').channelMetrics(channel, period);
      const shown = asShown(metrics, shownBy(version));

      return own(renderChannel({ channel: shown, place, hasIndex: version !== null, bar }, null));
    },

    /** Publishes a channel's figures or takes them back; null for no channel. */
    async publish(slug: string, isPublished: boolean): Promise<StoredChannel | null> {
      const channel = await channelBySlug(strapi, slug);

      return channel && service(strapi, 'channels').publish(channel.id, isPublished);
    },
  };
}

const PAGE_IN_ADMIN = `/content-manager/single-types/${PAGE}`;

const localeQuery = (locale: string | null): string =>
  locale === null ? '' : `?plugins[i18n][locale]=${locale}`;

const queryOf = (period: Period, { language, isAsked }: Place): string => {
  const query = new URLSearchParams({
    ...(period !== 'all' && { period }),
    ...(isAsked && { locale: language }),
  }).toString();

  return query === '' ? '' : `?${query}`;
};
