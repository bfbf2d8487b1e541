import type { Core } from '@strapi/strapi';
import type { Period, PublicChannel, PublicMetrics } from '../../../../shared/pages';
import type { Face } from '../../../../shared/ratings';
import type { StoredChannel } from '../../channels/channel';
import { originOf, rootOf } from '../../plugin/addresses';
import { type EventName, onEventEverywhere, onStrapiEvent } from '../../plugin/events';
import { service } from '../../plugin/service';
import type { Place } from '../../site/Layout';
import { type Asked, LANGUAGES, type Language, uiLanguage, wishes } from '../../site/languages';
import { filled, percent, textsOf } from '../../site/texts';
import type { BadgeSize, BadgeTheme } from '../Badge';
import { type Cache, createCache } from '../cache';
import { channelPath } from '../IndexPage';
import { renderBadge, renderChannel, renderIndex, renderNotFound } from '../render';
import { sitemap } from '../sitemap';
import { asShown, localesOf, shownBy, versionFor } from '../version';
import { channelBySlug, indexOf, type Pages } from './content';
import { bytesOf, data, type Made, made } from './made';
import type { Request } from './place';

/** Everything that can change what the public sees. */
const CHANGES = [
  'livechat.channel.created',
  'livechat.channel.changed',
  'livechat.channel.deleted',
  'livechat.operator.changed',
  'livechat.members.changed',
  'livechat.rating.created',
  'livechat.rating.changed',
  'livechat.rating.hidden',
  'livechat.ratings.hidden',
  'livechat.rating.deleted',
  'livechat.page.changed',
] as const satisfies readonly EventName[];

/** Longest an answer is kept although nothing was announced, should an announcement get lost. */
const MAX_AGE = 60_000;

/** Most answers kept: languages times channels times periods, and to spare. */
const SIZE = 5_000;

/** Bytes they may take together; a page is 20 KB and more. */
const MOST_BYTES = 32 * 1024 * 1024;

/** How a badge looks. */
export interface BadgeAppearance {
  theme: BadgeTheme;
  size: BadgeSize;
}

/** An answer before it is made. */
interface Plan {
  /** Everything it depends on that no event tells of. */
  key: string;
  make: () => Promise<Made>;
}

/** Answers for everybody, kept until something changes what the public sees. Null for what is unknown and for what is not public alike. */
export function answering(strapi: Core.Strapi, pages: Pages) {
  const cache = forgetting(strapi);
  const { published, placeFor } = pages;
  const { planIndex, planIndexData } = indexPlans(strapi, pages);
  const { planChannel, planBadge, planChannelData } = channelPlans(strapi, pages);

  const kept =
    <Asked extends unknown[]>(kind: string, plan: (...asked: Asked) => Promise<Plan | null>) =>
    async (...asked: Asked): Promise<Made | null> => {
      const keep = cache.now();
      const planned = await plan(...asked);

      return planned && keep(`${kind} ${planned.key}`, planned.make);
    };

  return {
    /** The Livechat page, in the best of its published locales. */
    index: kept('page', planIndex),
    /** A channel's page. */
    channel: kept('channel', planChannel),
    /** A channel's badge. */
    badge: kept('badge', planBadge),
    /** The Livechat page as data. */
    indexData: kept('page data', planIndexData),
    /** A channel's page as data. */
    channelData: kept('channel data', planChannelData),

    /** Whether there is a Livechat page to send somebody to. */
    hasIndex: async (): Promise<boolean> => (await published()).versions.length > 0,

    /** The one page for what is unknown and for what is not public. */
    async notFound(request: Request): Promise<Made> {
      const keep = cache.now();
      const place = placeFor(request, null);
      const hasIndex = (await published()).versions.length > 0;

      return keep(`404 ${hasIndex} ${keyOf(place)}`, async () =>
        made(404, renderNotFound({ place, hasIndex }))
      );
    },

    /** Every public page, for search engines. `origin` is where the caller found us, should the configuration not tell. */
    async sitemap(origin: string): Promise<Made> {
      const start = `${originOf(strapi) ?? origin}${rootOf(strapi)}`;
      const cards = await service(strapi, 'ratings').publicCards();
      const { versions } = await published();
      const index = { address: start, locales: localesOf(versions) };
      const channels = cards.map(({ slug }) => ({
        address: channelPath({ root: start }, slug),
        locales: LANGUAGES,
      }));

      // Not kept: anybody may call us by any name.
      return made(200, sitemap([...(versions.length > 0 ? [index] : []), ...channels]));
    },
  };
}

/** What was made, forgotten with every change of what the public sees. */
function forgetting(strapi: Core.Strapi): Cache<Made> {
  const cache = createCache<Made>({
    clock: Date.now,
    maxAge: MAX_AGE,
    size: SIZE,
    weight: { most: MOST_BYTES, of: bytesOf },
    until: ({ until }) => until,
  });

  for (const name of CHANGES) {
    onEventEverywhere(strapi, name, cache.clear);
  }

  // Pictures of channels live in the media library.
  for (const name of ['media.update', 'media.delete']) {
    onStrapiEvent(strapi, name, cache.clear);
  }

  return cache;
}

const indexPlans = (strapi: Core.Strapi, { published, placeFor }: Pages) => ({
  async planIndex(request: Request): Promise<Plan | null> {
    const there = await published();
    const version = versionFor(wishes(request), there);

    if (version === null) {
      return null;
    }

    const place = placeFor(request, version.locale);
    const locales = localesOf(there.versions);

    return {
      key: `${version.locale} ${keyOf(place)}`,
      make: async () =>
        made(200, renderIndex({ page: await indexOf(strapi, version), place, locales })),
    };
  },

  async planIndexData(asked: Asked): Promise<Plan | null> {
    const version = versionFor(wishes(asked), await published());

    return (
      version && {
        key: `${version.locale}`,
        make: async () => data(await indexOf(strapi, version)),
      }
    );
  },
});

const channelPlans = (strapi: Core.Strapi, { published, placeFor }: Pages) => ({
  async planChannel(slug: string, period: Period, request: Request): Promise<Plan | null> {
    const channel = await publishedChannel(strapi, slug);

    if (channel === null) {
      return null;
    }

    const version = versionFor(wishes(request), await published());
    const place = placeFor(request, null);

    return {
      key: `${slug} ${period} ${keyOf(place)} ${version?.locale}`,
      make: async () => {
        const shown = shownBy(version);
        const { metrics, until } = await metricsNow(strapi, channel, period);
        const page = { channel: asShown(metrics, shown), place, hasIndex: version !== null };

        return made(200, renderChannel(page, shown.structuredData), until);
      },
    };
  },

  async planBadge(
    slug: string,
    { theme, size }: BadgeAppearance,
    asked: Asked
  ): Promise<Plan | null> {
    const channel = await publishedChannel(strapi, slug);
    const language = uiLanguage(wishes(asked), null);

    return (
      channel && {
        key: `${slug} ${theme} ${size} ${language}`,
        make: async () => {
          const { metrics } = await service(strapi, 'ratings').publicChannel(channel);

          return made(
            200,
            renderBadge({ ...badgeOf(metrics, language), name: channel.name, theme, size })
          );
        },
      }
    );
  },

  async planChannelData(slug: string, period: Period, asked: Asked): Promise<Plan | null> {
    const channel = await publishedChannel(strapi, slug);

    if (channel === null) {
      return null;
    }

    const version = versionFor(wishes(asked), await published());

    return {
      key: `${slug} ${period} ${version?.locale}`,
      make: async () => {
        const { metrics, until } = await metricsNow(strapi, channel, period);

        return data(asShown(metrics, shownBy(version)), until);
      },
    };
  },
});

async function publishedChannel(strapi: Core.Strapi, slug: string): Promise<StoredChannel | null> {
  const channel = await channelBySlug(strapi, slug);

  return channel?.ratingsPublished ? channel : null;
}

/** The figures of a channel, and when they change although nobody does anything. */
async function metricsNow(
  strapi: Core.Strapi,
  channel: StoredChannel,
  period: Period
): Promise<{ metrics: PublicChannel; until: number | null }> {
  const now = new Date();
  const until = await service(strapi, 'ratings').metricsUntil(
    { kind: 'channel', row: channel.row },
    period,
    now
  );
  const metrics = await service(strapi, 'ratings').publicChannel(channel, period, now);

  return { metrics, until: until?.getTime() ?? null };
}

/** What a badge says: no figure below the minimum sample. */
function badgeOf(
  { shares, mood }: PublicMetrics,
  language: Language
): { text: string; face: Face | null } {
  const { happy, satisfaction } = textsOf(language);

  return shares === null
    ? { text: satisfaction, face: null }
    : {
        text: filled(happy, { share: percent(shares.satisfied, language) }),
        face: mood,
      };
}

/** What answers for one place differ in from those for another. */
const keyOf = ({ language, isAsked, frame }: Place): string =>
  `${language} ${isAsked} ${frame.kind}`;
