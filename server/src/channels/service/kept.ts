import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../plugin/ids';

/** What is kept in Strapi's core store, once for all nodes. */
interface Kept {
  /** Id of the site's channel. */
  site: string | null;
  /** Whether the first channel was made; deleting it does not bring it back. */
  firstMade: boolean;
}

const store = (strapi: Core.Strapi) => strapi.store({ type: 'plugin', name: PLUGIN_ID });

export async function kept(strapi: Core.Strapi): Promise<Kept> {
  const value = (await store(strapi).get({ key: 'channels' })) as Partial<Kept> | null;

  return { site: value?.site ?? null, firstMade: value?.firstMade ?? false };
}

export async function keep(strapi: Core.Strapi, payload: Partial<Kept>): Promise<void> {
  await store(strapi).set({ key: 'channels', value: { ...(await kept(strapi)), ...payload } });
}
