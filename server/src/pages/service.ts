import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type {
  Face,
  Period,
  PublicChannel,
  PublicFigures,
  PublicIndex,
} from '../../../shared/ratings';
import type { StoredChannel } from '../channels/channel';
import { configOf } from '../plugin/config';
import { failure } from '../plugin/errors';
import { type AnnouncementName, listenEverywhere } from '../plugin/events';
import { uid } from '../plugin/ids';
import { remembered } from '../plugin/remembered';
import { service } from '../plugin/service';
import type { BadgeTheme } from './Badge';
import { readBlocks } from './blocks';
import { createCache } from './cache';
import { moodOf } from './Drawings';
import { channelPath } from './IndexPage';
import type { Place } from './Layout';
import { type Asked, type Language, meet, uiLanguage, wishes } from './languages';
import { renderBadge, renderChannel, renderIndex, renderNotFound } from './render';
import { sitemap } from './sitemap';
import { STYLE } from './style';
import { filled, percent, textsOf } from './texts';

/** What a request is answered with; the tag changes with the body. */
export interface Made {
  status: 200 | 404;
  body: string;
  tag: string;
}

/** The Livechat page in one locale; `locale` is null without Strapi's i18n. */
type Version = Omit<PublicIndex, 'channels'>;

/** Everything that can change what the public sees. */
const CHANGES = [
  'livechat.channel.created',
  'livechat.channel.changed',
  'livechat.channel.deleted',
  'livechat.operator.changed',
  'livechat.duties.changed',
  'livechat.rating.created',
  'livechat.rating.changed',
  'livechat.rating.hidden',
  'livechat.rating.deleted',
  'livechat.page.changed',
] as const satisfies readonly AnnouncementName[];

/** Longest an answer is kept although nothing was announced, should an announcement get lost. */
const MAX_AGE = 60_000;

/** Most answers kept: languages times channels times periods, and to spare. */
const SIZE = 5_000;

const PAGE = uid('livechat-page');

export function createPages({ strapi }: { strapi: Core.Strapi }) {
  const cache = createCache<Made>({ clock: Date.now, maxAge: MAX_AGE, size: SIZE });
  const published = remembered(strapi, ['livechat.page.changed'], () => readPublished(strapi));
  const style = made(200, STYLE);

  for (const name of CHANGES) {
    listenEverywhere(strapi, name, cache.clear);
  }

  const placeFor = (wished: readonly string[], content: string | null): Place => ({
    root: rootOf(strapi),
    language: uiLanguage(wished, content),
    styleVersion: style.tag,
  });

  const notFound = (wished: readonly string[]): Promise<Made> => {
    const place = placeFor(wished, null);

    return cache.get(`404 ${place.language}`, async () => made(404, renderNotFound(place)));
  };

  return {
    style: (): Made => style,

    /** The Livechat page, in the best of its published locales. */
    async index(asked: Asked): Promise<Made> {
      const wished = wishes(asked);
      const version = versionFor(wished, await published.get());

      if (version === null) {
        return notFound(wished);
      }

      const place = placeFor(wished, version.locale);

      return cache.get(`page ${version.locale} ${place.language}`, async () => {
        const channels = await service(strapi, 'ratings').publicCards();

        return made(200, renderIndex({ ...version, channels }, place));
      });
    },

    /** A channel's page; unknown and unpublished look the same. */
    async channel(slug: string, period: Period, asked: Asked): Promise<Made> {
      const wished = wishes(asked);
      const channel = await publishedChannel(strapi, slug);

      if (channel === null) {
        return notFound(wished);
      }

      const hasIndex = versionFor(wished, await published.get()) !== null;
      const place = placeFor(wished, null);
      const key = `channel ${slug} ${period} ${today()} ${place.language} ${hasIndex}`;

      return cache.get(key, async () => {
        const figures = await service(strapi, 'ratings').publicChannel(channel, period);

        return made(200, renderChannel({ channel: figures, place, hasIndex }));
      });
    },

    /** A channel's badge; null where there is no page of it either. */
    async badge(slug: string, theme: BadgeTheme, asked: Asked): Promise<Made | null> {
      const channel = await publishedChannel(strapi, slug);

      if (channel === null) {
        return null;
      }

      const language = uiLanguage(wishes(asked), null);

      return cache.get(`badge ${slug} ${theme} ${language}`, async () => {
        const { figures } = await service(strapi, 'ratings').publicChannel(channel);

        return made(200, renderBadge({ ...badgeOf(figures, language), name: channel.name, theme }));
      });
    },

    /** Every public page, for search engines. `origin` is where the caller found us, should the configuration not tell. */
    async sitemap(origin: string): Promise<Made> {
      const { root } = placeFor([], null);
      const start = `${absoluteOrigin(strapi) ?? origin}${root}`;
      const cards = await service(strapi, 'ratings').publicCards();
      const index = versionFor([], await published.get()) === null ? [] : [start];
      const channels = cards.map(({ slug }) => channelPath({ root: start }, slug));

      // Not kept: anybody may call us by any name.
      return made(200, sitemap([...index, ...channels]));
    },

    /** The Livechat page as data. */
    async indexData(asked: Asked): Promise<Made> {
      const version = versionFor(wishes(asked), await published.get());

      if (version === null) {
        throw failure('PAGE_UNKNOWN');
      }

      return cache.get(`page data ${version.locale}`, async () =>
        data({ ...version, channels: await service(strapi, 'ratings').publicCards() })
      );
    },

    /** A channel's page as data. */
    async channelData(slug: string, period: Period): Promise<Made> {
      const channel = await publishedChannel(strapi, slug);

      if (channel === null) {
        throw failure('CHANNEL_UNKNOWN');
      }

      return cache.get(`channel data ${slug} ${period} ${today()}`, async () =>
        data(await service(strapi, 'ratings').publicChannel(channel, period))
      );
    },
  };
}

/** What editors have published, by locale. */
interface Published {
  versions: readonly Version[];
  /** Null without Strapi's i18n. */
  defaultLocale: string | null;
}

async function readPublished(strapi: Core.Strapi): Promise<Published> {
  const rows = await strapi.db.query(PAGE).findMany({
    where: { publishedAt: { $notNull: true } },
    orderBy: { id: 'asc' },
  });
  const versions = rows.map(({ locale, title, intro, seoTitle, seoDescription }) => ({
    locale: locale ?? null,
    title: String(title ?? ''),
    intro: readBlocks(intro),
    seoTitle: seoTitle || null,
    seoDescription: seoDescription || null,
  }));
  const defaultLocale = await strapi.plugin('i18n')?.service('locales').getDefaultLocale();

  return { versions, defaultLocale: defaultLocale ?? null };
}

/** The version that meets a wish, else the one of the site's own locale; other locales are nobody's wish. */
function versionFor(wished: readonly string[], published: Published): Version | null {
  const { versions, defaultLocale } = published;
  const locales = versions.flatMap(({ locale }) => locale ?? []);
  const locale = meet(wished, locales) ?? defaultLocale;

  return versions.find((version) => version.locale === null || version.locale === locale) ?? null;
}

async function publishedChannel(strapi: Core.Strapi, slug: string): Promise<StoredChannel | null> {
  const channels = await service(strapi, 'channels').list();

  return channels.find((channel) => channel.ratingsPublished && channel.slug === slug) ?? null;
}

/** What a badge says: no figure below the minimum sample. */
function badgeOf(
  { shares }: PublicFigures,
  language: Language
): { text: string; face: Face | null } {
  const { happy, satisfaction } = textsOf(language);

  return shares === null
    ? { text: satisfaction, face: null }
    : {
        text: filled(happy, { share: percent(shares.satisfied, language) }),
        face: moodOf(shares.satisfied),
      };
}

/** The site's own origin where the configuration knows it. */
function absoluteOrigin(strapi: Core.Strapi): string | null {
  const { publicUrl } = configOf(strapi);

  return publicUrl === null ? null : new URL(publicUrl).origin;
}

/** Where the pages are, as browsers see it: a proxy may have put the whole site below a path. */
function rootOf(strapi: Core.Strapi): string {
  const { basePath, publicUrl } = configOf(strapi);
  const path = publicUrl === null ? '' : new URL(publicUrl).pathname;

  return path.replace(/\/+$/, '') + basePath;
}

/** Periods end today, so an answer about one is of this day only. */
const today = (): string => new Date().toISOString().slice(0, 10);

const data = (answer: PublicIndex | PublicChannel): Made =>
  made(200, JSON.stringify({ data: answer }));

const made = (status: 200 | 404, body: string): Made => ({
  status,
  body,
  tag: createHash('sha256').update(body).digest('base64url').slice(0, 22),
});
