import type { Core } from '@strapi/strapi';
import type { BusinessHours, ChannelAppearance, ChannelInput } from '../../../shared/channels';
import { filesAddress, publicAddress } from '../plugin/addresses';
import { failure, failureCode } from '../plugin/errors';
import { emitEvent, onStrapiEvent } from '../plugin/events';
import { PLUGIN_ID, uid } from '../plugin/ids';
import { remembered } from '../plugin/nodes/remembered';
import type { Headers } from '../visitors/address';
import { appearanceFor } from './appearance';
import { type ChannelRow, NO_PICTURE, newChannel, type StoredChannel, toChannels } from './channel';
import { clockOf, isWithin, type LocalMoment } from './hours';
import { hostOf, isAllowed, isAtHost } from './origins';
import { formerSlugs, freeSlug, keeperOf, withSlug } from './slug';

const CHANNEL = uid('channel');

/** Slugs that mean “the channel of this site”. */
const SITE = ['', 'site'];

/** What is kept in Strapi's core store, once for all nodes. */
interface Kept {
  /** Id of the site's channel. */
  site: string | null;
  /** Whether the first channel was made; deleting it does not bring it back. */
  firstMade: boolean;
}

const changes = [
  'livechat.channel.created',
  'livechat.channel.changed',
  'livechat.channel.deleted',
] as const;

/** Strapi's own news of the media library: a channel shows one of its pictures. */
const pictureChanges = ['media.update', 'media.delete'];

/** Channels, answered from memory; every change is announced and read again. */
export function createChannels({ strapi }: { strapi: Core.Strapi }) {
  const documents = strapi.documents(CHANNEL);
  const memory = remembered(strapi, changes, () => readAll(strapi));
  const localTime = createClocks();

  for (const name of pictureChanges) {
    onStrapiEvent(strapi, name, memory.forget);
  }

  const find = async (wanted: (channel: StoredChannel) => boolean): Promise<StoredChannel> => {
    const channel = (await memory.get()).find(wanted);

    if (channel === undefined) {
      throw failure('CHANNEL_UNKNOWN');
    }

    return channel;
  };

  const byId = (id: string): Promise<StoredChannel> => find((channel) => channel.id === id);

  const changed = async (id: string): Promise<StoredChannel> => {
    memory.forget();
    await emitEvent(strapi, 'livechat.channel.changed', { channel: id });

    return byId(id);
  };

  /** The index of the table has the last word; two people may take a slug at the same moment. */
  const keepingSlugs = async <T>(slug: string, id: string | null, write: () => Promise<T>) => {
    await refuseTakenSlug(strapi, slug, id);
    refuseKeptSlug(await memory.get(), slug, id);

    return write().catch(async (error: unknown) => {
      await refuseTakenSlug(strapi, slug, id);
      throw error;
    });
  };

  const create = async (input: ChannelInput, user: number | null): Promise<StoredChannel> => {
    refuseGrown([], input.formerSlugs);
    await refuseUnknownImage(strapi, input.image);

    const { documentId } = await keepingSlugs(input.slug, null, () =>
      documents.create({ data: columns({ ...input, ratingsPublished: false }) })
    );

    memory.forget();
    await emitEvent(strapi, 'livechat.channel.created', { channel: documentId, user });

    return byId(documentId);
  };

  return {
    list: (): Promise<StoredChannel[]> => memory.get(),
    byId,
    async bySlug(slug: string): Promise<StoredChannel> {
      const named = SITE.includes(slug) ? null : withSlug(await memory.get(), slug);

      return find((channel) => (named === null ? channel.site : channel === named));
    },
    byRow: (row: number): Promise<StoredChannel> => find((channel) => channel.row === row),
    create,

    /** A new channel of this name, complete, with a slug nobody uses. */
    async draft(name: string): Promise<ChannelInput> {
      const used = (await memory.get()).flatMap((channel) => [
        channel.slug,
        ...channel.formerSlugs,
      ]);

      return newChannel(name, freeSlug(name, new Set(used)));
    },

    async update(id: string, input: ChannelInput): Promise<StoredChannel> {
      const before = await byId(id);

      refuseGrown(before.formerSlugs, input.formerSlugs);

      await refuseUnknownImage(strapi, input.image);
      await keepingSlugs(input.slug, id, () =>
        documents.update({
          documentId: id,
          data: columns({
            ...input,
            formerSlugs: formerSlugs({ ...before, formerSlugs: input.formerSlugs }, input.slug),
          }),
        })
      );

      return changed(id);
    },

    async publish(id: string, published: boolean): Promise<StoredChannel> {
      await byId(id);
      await documents.update({ documentId: id, data: columns({ ratingsPublished: published }) });

      return changed(id);
    },

    async makeSite(id: string): Promise<StoredChannel> {
      await byId(id);
      await keep(strapi, { site: id });

      return changed(id);
    },

    async remove(id: string): Promise<void> {
      await byId(id);
      await documents.delete({ documentId: id });
      memory.forget();
      await emitEvent(strapi, 'livechat.channel.deleted', { channel: id });
    },

    appearance: (channel: StoredChannel, locale: string): ChannelAppearance =>
      appearanceFor(channel, locale),

    /** Whether a channel's business hours have it open; one without any always is. */
    isOpen({ businessHours }: StoredChannel, now = new Date()): boolean {
      return businessHours === null || isWithin(businessHours, localTime(businessHours, now));
    },

    /** Refuses a page of a site that may not use the channel. */
    checkOrigin(channel: StoredChannel, headers: Headers): void {
      if (!mayUse(strapi, channel, headers)) {
        throw failure('ORIGIN_NOT_ALLOWED');
      }
    },

    /** Refuses a page of a site that may use no channel at all. */
    async checkAnyOrigin(headers: Headers): Promise<void> {
      if (!(await memory.get()).some((channel) => mayUse(strapi, channel, headers))) {
        throw failure('ORIGIN_NOT_ALLOWED');
      }
    },

    /** Lets a transaction wait until it is the only one that changes what belongs to this channel. */
    async hold(row: number): Promise<void> {
      await strapi.db.queryBuilder(CHANNEL).select('id').where({ id: row }).forUpdate().execute();
    },

    /** The channel a fresh installation starts with. */
    async makeFirst(): Promise<void> {
      const { firstMade } = await kept(strapi);

      if (firstMade) {
        return;
      }

      if ((await memory.get()).length === 0) {
        await create(newChannel('Website', 'website'), null).catch(unlessTaken);
      }

      await keep(strapi, { firstMade: true });
    },
  };
}

/** Tells the time where a channel is. Every page view asks, and making a clock is slow: each zone has one. */
function createClocks(): (hours: BusinessHours, moment: Date) => LocalMoment {
  const clocks = new Map<string, ReturnType<typeof clockOf>>();

  return ({ timeZone }, moment) => {
    const clock = clocks.get(timeZone) ?? clockOf(timeZone);

    clocks.set(timeZone, clock);

    return clock(moment);
  };
}

/** Strapi's types know the columns of an application's own content types only. */
const columns = (values: Partial<ChannelInput & Pick<StoredChannel, 'ratingsPublished'>>): object =>
  values;

/** Another node that starts at the same moment may have been first. */
function unlessTaken(error: unknown): void {
  if (failureCode(error) !== 'SLUG_TAKEN') {
    throw error;
  }
}

async function readAll(strapi: Core.Strapi): Promise<StoredChannel[]> {
  const rows = await strapi.db
    .query(CHANNEL)
    .findMany({ orderBy: { id: 'asc' }, populate: { image: { select: ['id', 'url'] } } });
  const { site } = await kept(strapi);

  return toChannels(rows as ChannelRow[], site, filesAddress(strapi));
}

/** Taken over in silence, the snippets and links of one channel would lead to another. */
function refuseKeptSlug(channels: readonly StoredChannel[], slug: string, id: string | null): void {
  const keeper = keeperOf(channels, slug, id);

  if (keeper !== undefined) {
    throw failure('SLUG_KEPT', {
      path: 'slug',
      channel: keeper.name,
      message: `slug: “${keeper.name}” was called this before, and its links still lead there; let go of it in the form of that channel first`,
    });
  }
}

/** What a channel was called is not for others to say. */
function refuseGrown(before: readonly string[], after: readonly string[]): void {
  if (after.some((slug) => !before.includes(slug))) {
    throw failure('INPUT_INVALID', {
      path: 'formerSlugs',
      message: 'formerSlugs: may lose slugs, and get none',
    });
  }
}

async function refuseTakenSlug(
  strapi: Core.Strapi,
  slug: string,
  id: string | null
): Promise<void> {
  const owner = await strapi.db.query(CHANNEL).findOne({ select: ['documentId'], where: { slug } });

  if (owner !== null && owner.documentId !== id) {
    throw failure('SLUG_TAKEN', { path: 'slug' });
  }
}

async function refuseUnknownImage(strapi: Core.Strapi, image: number | null): Promise<void> {
  if (image === null) {
    return;
  }

  const where = { id: image, mime: { $startsWith: 'image/' } };

  if ((await strapi.db.query('plugin::upload.file').count({ where })) === 0) {
    throw failure('INPUT_INVALID', NO_PICTURE);
  }
}

const store = (strapi: Core.Strapi) => strapi.store({ type: 'plugin', name: PLUGIN_ID });

async function kept(strapi: Core.Strapi): Promise<Kept> {
  const value = (await store(strapi).get({ key: 'channels' })) as Partial<Kept> | null;

  return { site: value?.site ?? null, firstMade: value?.firstMade ?? false };
}

async function keep(strapi: Core.Strapi, payload: Partial<Kept>): Promise<void> {
  await store(strapi).set({ key: 'channels', value: { ...(await kept(strapi)), ...payload } });
}

function mayUse(strapi: Core.Strapi, { allowedOrigins }: StoredChannel, headers: Headers): boolean {
  const origin = headers.origin?.toString();

  return (
    isAllowed(allowedOrigins, ownOrigins(strapi), origin) ||
    isAtHost(origin, hostOf(headers, strapi.server.app.proxy))
  );
}

function ownOrigins(strapi: Core.Strapi): string[] {
  const addresses = [publicAddress(strapi), strapi.config.get<string>('server.absoluteUrl', '')];

  return addresses.filter((address) => URL.canParse(address)).map((url) => new URL(url).origin);
}
