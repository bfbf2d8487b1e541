import type { Rule, RuleInput, TryResult } from '../../../shared/rules';
import { api, payload } from '../plugin/api';
import { ADMIN_API } from '../plugin/ids';

interface Trial {
  channel: string;
  page: string;
  country: string | null;
  rules: RuleInput[];
}

const rulesApi = api.injectEndpoints({
  overrideExisting: true,
  endpoints: (build) => ({
    livechatRules: build.query<Rule[], string>({
      query: (channel) => `${ADMIN_API}/rules/${channel}`,
      transformResponse: payload<Rule[]>,
      providesTags: ['LivechatRules'],
    }),
    replaceLivechatRules: build.mutation<Rule[], { channel: string; rules: RuleInput[] }>({
      query: ({ channel, rules }) => ({
        url: `${ADMIN_API}/rules/${channel}`,
        method: 'PUT',
        data: { rules },
      }),
      transformResponse: payload<Rule[]>,
      invalidatesTags: ['LivechatRules'],
    }),
    tryLivechatRules: build.mutation<TryResult, Trial>({
      query: ({ channel, ...data }) => ({
        url: `${ADMIN_API}/rules/${channel}/try`,
        method: 'POST',
        data,
      }),
      transformResponse: payload<TryResult>,
    }),
  }),
});

export const {
  useLivechatRulesQuery: useRulesQuery,
  useReplaceLivechatRulesMutation: useReplaceRulesMutation,
  useTryLivechatRulesMutation: useTryRulesMutation,
} = rulesApi;
