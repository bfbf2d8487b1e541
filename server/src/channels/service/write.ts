import type { Core } from '@strapi/strapi';
import type { ChannelInput } from '../../../../shared/channels';
import type { Row } from '../../plugin/database/ids';
import { failure, failureCode } from '../../plugin/errors';
import { emitEvent } from '../../plugin/events';
import { NO_PICTURE, newChannel, type StoredChannel } from '../channel';
import { formerSlugs, freeSlug } from '../slug';
import { byId, CHANNEL, type Context } from './find';
import { keep, kept } from './kept';
import { keepingSlugs, refuseGrown } from './slugs';

/** Making channels, changing them and taking them away. */
export function writing(context: Context) {
  const { strapi, memory } = context;
  const documents = strapi.documents(CHANNEL);

  return {
    create: (input: ChannelInput, user: number | null): Promise<StoredChannel> =>
      create(context, input, user),

    /** A new channel of this name, complete, with a slug nobody uses. */
    async draft(name: string): Promise<ChannelInput> {
      const used = (await memory.get()).flatMap((channel) => [
        channel.slug,
        ...channel.formerSlugs,
      ]);

      return newChannel(name, freeSlug(name, new Set(used)));
    },

    async update(id: string, input: ChannelInput): Promise<StoredChannel> {
      const before = await byId(context, id);

      refuseGrown(before.formerSlugs, input.formerSlugs);

      await refuseUnknownImage(strapi, input.image);
      await keepingSlugs(context, { slug: input.slug, id }, () =>
        documents.update({
          documentId: id,
          data: columns({
            ...input,
            formerSlugs: formerSlugs({ ...before, formerSlugs: input.formerSlugs }, input.slug),
          }),
        })
      );

      return changed(context, id);
    },

    async publish(id: string, published: boolean): Promise<StoredChannel> {
      await byId(context, id);
      await documents.update({ documentId: id, data: columns({ ratingsPublished: published }) });

      return changed(context, id);
    },

    async makeSite(id: string): Promise<StoredChannel> {
      await byId(context, id);
      await keep(strapi, { site: id });

      return changed(context, id);
    },

    async remove(id: string): Promise<void> {
      await byId(context, id);
      await documents.delete({ documentId: id });
      memory.forget();
      await emitEvent(strapi, 'livechat.channel.deleted', { channel: id });
    },

    /** Lets a transaction wait until it is the only one that changes what belongs to this channel. */
    async hold(row: Row<'channel'>): Promise<void> {
      await strapi.db.queryBuilder(CHANNEL).select('id').where({ id: row }).forUpdate().execute();
    },

    /** The channel a fresh installation starts with. */
    async makeFirst(): Promise<void> {
      const { firstMade } = await kept(strapi);

      if (firstMade) {
        return;
      }

      if ((await memory.get()).length === 0) {
        await create(context, newChannel('Website', 'website'), null).catch(unlessTaken);
      }

      await keep(strapi, { firstMade: true });
    },
  };
}

async function create(
  context: Context,
  input: ChannelInput,
  user: number | null
): Promise<StoredChannel> {
  const { strapi, memory } = context;

  refuseGrown([], input.formerSlugs);
  await refuseUnknownImage(strapi, input.image);

  const { documentId } = await keepingSlugs(context, { slug: input.slug, id: null }, () =>
    strapi.documents(CHANNEL).create({ data: columns({ ...input, ratingsPublished: false }) })
  );

  memory.forget();
  await emitEvent(strapi, 'livechat.channel.created', { channel: documentId, user });

  return byId(context, documentId);
}

async function changed(context: Context, id: string): Promise<StoredChannel> {
  context.memory.forget();
  await emitEvent(context.strapi, 'livechat.channel.changed', { channel: id });

  return byId(context, id);
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

async function refuseUnknownImage(strapi: Core.Strapi, image: number | null): Promise<void> {
  if (image === null) {
    return;
  }

  const where = { id: image, mime: { $startsWith: 'image/' } };

  if ((await strapi.db.query('plugin::upload.file').count({ where })) === 0) {
    throw failure('INPUT_INVALID', NO_PICTURE);
  }
}
