import { adminApi } from '@strapi/strapi/admin';

/** Strapi's own API cache with our tags; each slice injects its endpoints. */
export const api = adminApi.enhanceEndpoints({
  addTagTypes: [
    'LivechatChannel',
    'LivechatRules',
    'LivechatTeam',
    'LivechatProfile',
    'LivechatDuties',
    'LivechatConversation',
    'LivechatRating',
    'LivechatView',
  ],
});

/** Unwraps the `{ data }` every answer of ours comes in. */
export const payload = <T>({ data }: { data: T }): T => data;
