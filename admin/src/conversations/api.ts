import type {
  ConversationBox,
  ConversationCount,
  OperatorConversation,
  Sync,
} from '../../../shared/conversations';
import { api, payload } from '../plugin/api';
import { ADMIN_API } from '../plugin/ids';

const CONVERSATIONS = `${ADMIN_API}/conversations`;

interface ConversationsPage {
  conversations: OperatorConversation[];
  page: number;
  pageSize: number;
  total: number;
}

const conversationsApi = api.injectEndpoints({
  overrideExisting: true,
  endpoints: (build) => ({
    livechatConversations: build.query<ConversationsPage, { box: ConversationBox; page: number }>({
      query: (params) => ({ url: CONVERSATIONS, config: { params } }),
      transformResponse: payload<ConversationsPage>,
      providesTags: ['LivechatConversation'],
    }),
    livechatConversationCounts: build.query<ConversationCount[], void>({
      query: () => `${CONVERSATIONS}/counts`,
      transformResponse: payload<ConversationCount[]>,
      providesTags: ['LivechatConversation'],
    }),
    livechatConversation: build.query<Sync<OperatorConversation>, string>({
      query: (id) => `${CONVERSATIONS}/${id}`,
      transformResponse: payload<Sync<OperatorConversation>>,
    }),
  }),
});

export const {
  useLivechatConversationsQuery: useConversationsQuery,
  useLivechatConversationCountsQuery: useConversationCountsQuery,
  useLivechatConversationQuery: useConversationQuery,
} = conversationsApi;
