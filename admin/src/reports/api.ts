import type { ConversationReport } from '../../../shared/reports';
import { api, payload } from '../plugin/api';
import { ADMIN_API } from '../plugin/ids';
import type { Query } from '../report/query';

const reportsApi = api.injectEndpoints({
  overrideExisting: true,
  endpoints: (build) => ({
    livechatConversationReport: build.query<ConversationReport, Query>({
      query: (params) => ({ url: `${ADMIN_API}/reports/conversations`, config: { params } }),
      transformResponse: payload<ConversationReport>,
      providesTags: ['LivechatConversation', 'LivechatRating'],
    }),
  }),
});

export const { useLivechatConversationReportQuery: useConversationReportQuery } = reportsApi;
