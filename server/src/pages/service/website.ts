import type { Core } from '@strapi/strapi';
import type { PageVersion, Website } from '../../../../shared/pages';
import { originOf, publicAddress } from '../../plugin/addresses';
import { configOf } from '../../plugin/config';
import { service } from '../../plugin/service';
import { channelPath } from '../IndexPage';
import { stateOf, type Version } from '../version';
import { type Pages, readVersions } from './content';

/** What the admin panel shows of the public pages. */
export const website = (strapi: Core.Strapi, { published }: Pages) => ({
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
});

const statesOf = (drafts: readonly Version[], published: readonly Version[]): PageVersion[] =>
  drafts.map((draft) => ({
    locale: draft.locale,
    title: draft.title,
    state: stateOf(draft, published),
  }));
