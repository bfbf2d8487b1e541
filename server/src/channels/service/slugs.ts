import type { Core } from '@strapi/strapi';
import { failure } from '../../plugin/errors';
import type { StoredChannel } from '../channel';
import { keeperOf } from '../slug';
import { CHANNEL, type Context } from './find';

/** Writes where nobody has the slug. The index of the table has the last word; two people may take one at the same moment. */
export async function keepingSlugs<T>(
  { strapi, memory }: Context,
  { slug, id }: { slug: string; id: string | null },
  write: () => Promise<T>
): Promise<T> {
  await refuseTakenSlug(strapi, slug, id);
  refuseKeptSlug(await memory.get(), slug, id);

  return write().catch(async (error: unknown) => {
    await refuseTakenSlug(strapi, slug, id);
    throw error;
  });
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
export function refuseGrown(before: readonly string[], after: readonly string[]): void {
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
