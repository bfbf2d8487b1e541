import type { Core } from '@strapi/strapi';
import { actionsOf, type Caller } from '../../plugin/permissions';
import { type Viewer, viewerOf } from '../viewer';
import { mine, profileOf } from './profile';

/** Who looks: the one place where a viewer is made. */
export const viewing = (strapi: Core.Strapi) => ({
  /** Whoever calls, as they are now; nothing is written. */
  viewer: async ({ user, ability }: Caller): Promise<Viewer> =>
    viewerOf(user, await profileOf(strapi, user), actionsOf(ability)),

  /** The same with a profile of their own, made where there is none: for who is there to answer. */
  viewerAtWork: async ({ user, ability }: Caller): Promise<Viewer> =>
    viewerOf(user, await mine(strapi, user), actionsOf(ability)),
});
