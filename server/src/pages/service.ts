import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { PageVersion, Website } from '../../../shared/pages';
import type {
  Face,
  Period,
  PublicChannel,
  PublicIndex,
  PublicMetrics,
} from '../../../shared/ratings';
import type { StoredChannel } from '../channels/channel';
import { withSlug } from '../channels/slug';
import {
  adminAddress,
  homeOf,
  originOf,
  ownRootOf,
  publicAddress,
  rootOf,
} from '../plugin/addresses';
import { configOf } from '../plugin/config';
import { failure } from '../plugin/errors';
import { type EventName, onEventEverywhere, onStrapiEvent } from '../plugin/events';
import { uid } from '../plugin/ids';
import { remembered } from '../plugin/remembered';
import { service } from '../plugin/service';
import type { BadgeSize, BadgeTheme } from './Badge';
import { createCache } from './cache';
import type { IndexBar } from './EditorBar';
import { BARE, type Frame, frameOf, inlineStyles, originsOf } from './frame';
import { channelPath } from './IndexPage';
import type { Place } from './Layout';
import { type Asked, LANGUAGES, type Language, meet, uiLanguage, wishes } from './languages';
import type { Sources } from './policy';
import { renderBadge, renderChannel, renderIndex, renderNotFound } from './render';
import { sitemap } from './sitemap';
import { fragmentStyle, pageStyle } from './style';
import { filled, percent, textsOf } from './texts';
import {
  asShown,
  localesOf,
  shownBy,
  stateOf,
  toVersion,
  type Version,
  type Versions,
  versionFor,
  versionIn,
} from './version';

/** What a request is answered with; the tag changes with the body. */
export interface Made {
  status: 200 | 404;
  body: string;
  tag: string;
  /** Milliseconds since 1970 from which it is no longer true; null when only a change can end it. */
  until: number | null;
}

/** What a request of a page asks for. */
export interface Request extends Asked {
  /** The page without anything around it. */
  fragment: boolean;
}

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
  'livechat.rating.deleted',
  'livechat.page.changed',
] as const satisfies readonly EventName[];

/** Longest an answer is kept although nothing was announced, should an announcement get lost. */
const MAX_AGE = 60_000;

/** Most answers kept: languages times channels times periods, and to spare. */
const SIZE = 5_000;

const PAGE = uid('livechat-page');

export function createPages({ strapi }: { strapi: Core.Strapi }) {
  const cache = createCache<Made>({
    clock: Date.now,
    maxAge: MAX_AGE,
    size: SIZE,
    until: ({ until }) => until,
  });
  const published = remembered(strapi, ['livechat.page.changed'], () =>
    readVersions(strapi, 'published')
  );
  const styles = stylesOf(strapi);
  const sources = sourcesOf(frameOf(configOf(strapi).pages.layout, false));
  const placeFor = placing(strapi, styles);

  for (const name of CHANGES) {
    onEventEverywhere(strapi, name, cache.clear);
  }

  // Pictures of channels live in the media library.
  for (const name of ['media.update', 'media.delete']) {
    onStrapiEvent(strapi, name, cache.clear);
  }

  /** The one answer for what is unknown and for what is not public. */
  const notFound = async (request: Request): Promise<Made> => {
    const kept = cache.now();
    const place = placeFor(request, null);
    const hasIndex = (await published.get()).versions.length > 0;

    return kept(`404 ${hasIndex} ${keyOf(place)}`, async () =>
      made(404, renderNotFound({ place, hasIndex }))
    );
  };

  return {
    style: (kind: Frame['kind']): Made => styles[kind],
    sources: (fragment: boolean): Sources => (fragment ? NO_SOURCES : sources),
    notFound,

    /** Where a page of another slice stands: it is whole, and for one person. */
    placeFor(asked: Asked): Place {
      const place = placeFor({ ...asked, fragment: false }, null);

      return place.frame.kind === 'fragment' ? { ...place, frame: BARE } : place;
    },

    /** Whether there is a Livechat page to send somebody to. */
    hasIndex: async (): Promise<boolean> => (await published.get()).versions.length > 0,

    /** The Livechat page, in the best of its published locales. */
    async index(request: Request): Promise<Made> {
      const kept = cache.now();
      const there = await published.get();
      const version = versionFor(wishes(request), there);

      if (version === null) {
        return notFound(request);
      }

      const place = placeFor(request, version.locale);
      const locales = localesOf(there.versions);

      return kept(`page ${version.locale} ${keyOf(place)}`, async () =>
        made(200, renderIndex({ page: await indexOf(strapi, version), place, locales }))
      );
    },

    /** A channel's page; unknown and unpublished look the same. */
    async channel(slug: string, period: Period, request: Request): Promise<Made> {
      const kept = cache.now();
      const channel = await publishedChannel(strapi, slug);

      if (channel === null) {
        return notFound(request);
      }

      const version = versionFor(wishes(request), await published.get());
      const place = placeFor(request, null);
      const key = `channel ${slug} ${period} ${keyOf(place)} ${version?.locale}`;

      return kept(key, async () => {
        const shown = shownBy(version);
        const { metrics, until } = await metricsNow(strapi, channel, period);
        const page = { channel: asShown(metrics, shown), place, hasIndex: version !== null };

        return made(200, renderChannel(page, shown.structuredData), until);
      });
    },

    /** A channel's badge; null where there is no page of it either. */
    async badge(slug: string, appearance: BadgeAppearance, asked: Asked): Promise<Made | null> {
      const kept = cache.now();
      const channel = await publishedChannel(strapi, slug);

      if (channel === null) {
        return null;
      }

      const language = uiLanguage(wishes(asked), null);

      return kept(`badge ${slug} ${appearance.theme} ${appearance.size} ${language}`, async () => {
        const { metrics } = await service(strapi, 'ratings').publicChannel(channel);

        return made(
          200,
          renderBadge({ ...badgeOf(metrics, language), name: channel.name, ...appearance })
        );
      });
    },

    /** Every public page, for search engines. `origin` is where the caller found us, should the configuration not tell. */
    async sitemap(origin: string): Promise<Made> {
      const start = `${originOf(strapi) ?? origin}${rootOf(strapi)}`;
      const cards = await service(strapi, 'ratings').publicCards();
      const { versions } = await published.get();
      const index = { address: start, locales: localesOf(versions) };
      const channels = cards.map(({ slug }) => ({
        address: channelPath({ root: start }, slug),
        locales: LANGUAGES,
      }));

      // Not kept: anybody may call us by any name.
      return made(200, sitemap([...(versions.length > 0 ? [index] : []), ...channels]));
    },

    /** The Livechat page as data. */
    async indexData(asked: Asked): Promise<Made> {
      const kept = cache.now();
      const version = versionFor(wishes(asked), await published.get());

      if (version === null) {
        throw failure('PAGE_UNKNOWN');
      }

      return kept(`page data ${version.locale}`, async () => data(await indexOf(strapi, version)));
    },

    /** A channel's page as data. */
    async channelData(slug: string, period: Period, asked: Asked): Promise<Made> {
      const kept = cache.now();
      const channel = await publishedChannel(strapi, slug);

      if (channel === null) {
        throw failure('CHANNEL_UNKNOWN');
      }

      const version = versionFor(wishes(asked), await published.get());

      return kept(`channel data ${slug} ${period} ${version?.locale}`, async () => {
        const { metrics, until } = await metricsNow(strapi, channel, period);

        return data(asShown(metrics, shownBy(version)), until);
      });
    },

    ...forEditors(strapi, () => published.get(), placeFor),
  };
}

/** How a badge looks. */
export interface BadgeAppearance {
  theme: BadgeTheme;
  size: BadgeSize;
}

/** What a page for one person is made of: their own switch, for one. */
export interface Own {
  request: Request;
  /** What their form must bring back. */
  formToken: string;
}

type Placing = (request: Request, content: string | null) => Place;

/** The same pages for those who may see more than everybody. Never kept: each is for one person. */
function forEditors(strapi: Core.Strapi, published: () => Promise<Versions>, placeFor: Placing) {
  const ownConversation = (place: Place): Place => ({
    ...place,
    root: ownRootOf(strapi),
    // A fragment has no room for what only insiders see.
    frame: place.frame.kind === 'fragment' ? BARE : place.frame,
  });
  const barOf = async ({ locale }: Version, isDraft: boolean): Promise<IndexBar> => {
    const draft = versionIn(locale, await readVersions(strapi, 'draft'));

    return {
      isDraft,
      state: draft ? stateOf(draft, (await published()).versions) : 'published',
      adminUrl: `${adminAddress(strapi)}${PAGE_IN_ADMIN}${localeQuery(locale)}`,
    };
  };

  return {
    /** A version of the Livechat page as it will look; null when there is none in that locale. */
    async preview(
      locale: string | null,
      status: 'draft' | 'published',
      request: Request
    ): Promise<Made | null> {
      const there = status === 'draft' ? await readVersions(strapi, 'draft') : await published();
      const version = versionIn(locale, there);

      if (version === null) {
        return null;
      }

      const own = { ...request, locale: locale ?? undefined };
      const place = ownConversation(placeFor(own, version.locale));
      const bar = await barOf(version, status === 'draft');
      const page = await indexOf(strapi, version);

      return made(200, renderIndex({ page, place, locales: [], bar }));
    },

    /** The Livechat page with a way to where it is written; its draft while nothing is published. */
    async ownIndex(request: Request): Promise<Made | null> {
      const wished = wishes(request);
      const there = versionFor(wished, await published());
      const version = there ?? versionFor(wished, await readVersions(strapi, 'draft'));

      if (version === null) {
        return null;
      }

      const place = ownConversation(placeFor(request, version.locale));
      const bar = await barOf(version, there === null);
      const page = await indexOf(strapi, version);

      return made(200, renderIndex({ page, place, locales: [], bar }));
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
      const place = ownConversation(placeFor(request, null));
      const bar = {
        isPublished: channel.ratingsPublished,
        action: `${channelPath(place, slug)}/publication${queryOf(period, place)}`,
        formToken,
        adminUrl: `${adminAddress(strapi)}/plugins/livechat/channels/${channel.id}`,
      };
      const metrics = await service(strapi, 'ratings').channelMetrics(channel, period);

      return made(
        200,
        renderChannel(
          { channel: asShown(metrics, shownBy(version)), place, hasIndex: version !== null, bar },
          null
        )
      );
    },

    /** Publishes a channel's figures or takes them back; null for no channel. */
    async publish(slug: string, isPublished: boolean): Promise<StoredChannel | null> {
      const channel = await channelBySlug(strapi, slug);

      return channel && service(strapi, 'channels').publish(channel.id, isPublished);
    },

    /** What is seen of all this, and what is missing for it. */
    async website(): Promise<Website> {
      const [drafts, { versions }] = [await readVersions(strapi, 'draft'), await published()];
      const channels = await service(strapi, 'channels').list();
      const root = publicAddress(strapi);
      const counts = await service(strapi, 'ratings').visibleTotals();

      return {
        address: root,
        hasPublicUrl: originOf(strapi) !== null,
        versions: statesOf(drafts.versions, versions),
        defaultLocale: drafts.defaultLocale,
        channels: channels.map(({ row, id, slug, name, ratingsPublished }) => ({
          id,
          slug,
          name,
          published: ratingsPublished,
          count: counts.get(row) ?? 0,
          address: channelPath({ root }, slug),
        })),
        minimum: configOf(strapi).ratings.minimumSample,
        structuredData: versions[0]?.shown.structuredData ?? null,
        addressDoubt: service(strapi, 'visitors').addressDoubt(),
      };
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

const statesOf = (drafts: readonly Version[], published: readonly Version[]): PageVersion[] =>
  drafts.map((draft) => ({
    locale: draft.locale,
    title: draft.title,
    state: stateOf(draft, published),
  }));

/** Drafts are rows of their own, as Strapi keeps them. */
async function readVersions(strapi: Core.Strapi, status: 'draft' | 'published'): Promise<Versions> {
  const rows = await strapi.db.query(PAGE).findMany({
    where: { publishedAt: status === 'draft' ? null : { $notNull: true } },
    orderBy: { id: 'asc' },
  });
  const defaultLocale = await strapi.plugin('i18n')?.service('locales').getDefaultLocale();

  return { versions: rows.map(toVersion), defaultLocale: defaultLocale ?? null };
}

/** A version with the channels it lists. */
async function indexOf(strapi: Core.Strapi, { shown, ...page }: Version): Promise<PublicIndex> {
  const cards = await service(strapi, 'ratings').publicCards();
  const channels = shown.metrics
    ? cards
    : cards.map((card) => ({ ...card, happyShare: null, mood: null }));

  return { ...page, channels };
}

async function channelBySlug(strapi: Core.Strapi, slug: string): Promise<StoredChannel | null> {
  return withSlug(await service(strapi, 'channels').list(), slug) ?? null;
}

async function publishedChannel(strapi: Core.Strapi, slug: string): Promise<StoredChannel | null> {
  const channel = await channelBySlug(strapi, slug);

  return channel?.ratingsPublished ? channel : null;
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

type Styles = Record<Frame['kind'], Made>;

const stylesOf = (strapi: Core.Strapi): Styles => {
  const { theme } = configOf(strapi).pages;

  return { page: made(200, pageStyle(theme)), fragment: made(200, fragmentStyle(theme)) };
};

const NO_SOURCES: Sources = { styles: [], fonts: [] };

function sourcesOf(frame: Frame): Sources {
  const { elements, attributes } = inlineStyles(frame);
  const fonts = originsOf(frame);
  const styles = [
    ...fonts,
    ...(attributes.length > 0 ? ["'unsafe-hashes'"] : []),
    ...new Set([...elements, ...attributes].map(hashSource)),
  ];

  return { styles, fonts };
}

const hashSource = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Where a page is, for a request of it. */
const placing =
  (strapi: Core.Strapi, styles: Styles): Placing =>
  (request, content) => {
    const frame = frameOf(configOf(strapi).pages.layout, request.fragment);
    const wished = wishes(request);

    return {
      root: rootOf(strapi),
      home: homeOf(strapi),
      origin: originOf(strapi) ?? '',
      language: uiLanguage(wished, content),
      isAsked:
        meet(wishes({ locale: request.locale, acceptLanguage: undefined }), LANGUAGES) !== null,
      frame,
      styleVersion: styles[frame.kind].tag,
    };
  };

/** What answers for one place differ in from those for another. */
const keyOf = ({ language, isAsked, frame }: Place): string =>
  `${language} ${isAsked} ${frame.kind}`;

/** The figures of a channel, and when they change although nobody does anything. */
async function metricsNow(
  strapi: Core.Strapi,
  channel: StoredChannel,
  period: Period
): Promise<{ metrics: PublicChannel; until: number | null }> {
  const now = new Date();
  const until = await service(strapi, 'ratings').metricsUntil(channel, period, now);
  const metrics = await service(strapi, 'ratings').publicChannel(channel, period, now);

  return { metrics, until: until?.getTime() ?? null };
}

const data = (answer: PublicIndex | PublicChannel, until: number | null = null): Made =>
  made(200, JSON.stringify({ data: answer }), until);

const made = (status: 200 | 404, body: string, until: number | null = null): Made => ({
  until,
  status,
  body,
  tag: createHash('sha256').update(body).digest('base64url').slice(0, 22),
});
