import { adminApi } from '@strapi/strapi/admin';

/** What answers are of, to be asked for anew when it changes. */
const TAGS = [
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

const refreshApi = api.injectEndpoints({
  overrideExisting: true,
  endpoints: (build) => ({
    /** Asks anew for everything of ours that is shown. */
    livechatRefresh: build.mutation<null, void>({
      queryFn: () => ({ data: null }),
      invalidatesTags: [...TAGS],
    }),
  }),
});

export const { useLivechatRefreshMutation: useRefreshMutation } = refreshApi;

/** Asks again what failed, and with it what else is shown: little fails alone. */
export function useRetry(ask: () => Promise<unknown>): () => Promise<unknown> {
  const [refresh] = useRefreshMutation();

  return () => Promise.all([ask(), refresh()]);
}

/** What there is of an answer: the last one, whatever was asked then, and the one to what is asked now. */
interface Asked<Data> {
  data?: Data | undefined;
  currentData?: Data | undefined;
  error?: unknown;
}

/**
 * What to show of it. An earlier question's answer stands until this one's is there. A failure counts
 * only where this question has no answer: what is there stays when asking anew fails.
 */
export const shownOf = <Data>({
  data,
  currentData,
  error,
}: Asked<Data>): { data: Data | undefined; error: unknown } =>
  error !== undefined && currentData === undefined
    ? { data: undefined, error }
    : { data, error: undefined };

/** Unwraps the `{ data }` every answer of ours comes in. */
export const payload = <T>({ data }: { data: T }): T => data;
