import type {
  ConversationBox,
  ConversationCount,
  ConversationEnding,
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

/** Which conversations to list. */
export interface InboxQuery {
  box: ConversationBox;
  page: number;
  /** Id of the only channel; null for all of them. */
  channel: string | null;
}

const conversationsApi = api.injectEndpoints({
  overrideExisting: true,
  endpoints: (build) => ({
    livechatConversations: build.query<ConversationsPage, InboxQuery>({
      query: ({ channel, ...rest }) => ({
        url: CONVERSATIONS,
        config: { params: { ...rest, ...(channel !== null && { channel }) } },
      }),
      transformResponse: payload<ConversationsPage>,
      providesTags: ['LivechatConversation'],
    }),
    livechatConversationCounts: build.query<ConversationCount[], void>({
      query: () => `${CONVERSATIONS}/counts`,
      transformResponse: payload<ConversationCount[]>,
      providesTags: ['LivechatConversation'],
    }),
    livechatConversationEnding: build.query<ConversationEnding, string>({
      query: (id) => `${CONVERSATIONS}/${id}/ending`,
      transformResponse: payload<ConversationEnding>,
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
  useLivechatConversationEndingQuery: useConversationEndingQuery,
} = conversationsApi;
