import { adminApi } from '@strapi/strapi/admin';

/** What answers are of, to be asked for anew when it changes. */
export const TAGS = [
  'LivechatChannel',
  'LivechatRules',
  'LivechatTeam',
  'LivechatProfile',
  'LivechatDuties',
  'LivechatConversation',
  'LivechatRating',
  'LivechatView',
  'LivechatEmail',
  'LivechatStop',
  'LivechatTemplate',
] as const;

/** Strapi's own API cache with our tags; each slice injects its endpoints. */
export const api = adminApi.enhanceEndpoints({
  addTagTypes: TAGS,
});

/** Unwraps the `{ data }` every answer of ours comes in. */
export const payload = <T>({ data }: { data: T }): T => data;
