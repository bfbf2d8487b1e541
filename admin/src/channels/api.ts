import type { Channel, ChannelInput } from '../../../shared/channels';
import type { Snippet } from '../../../shared/widget';
import { api, payload } from '../plugin/api';
import { ADMIN_API } from '../plugin/ids';
import { inFull } from './site-links';

const CHANNELS = `${ADMIN_API}/channels`;

const channelsApi = api.injectEndpoints({
  overrideExisting: true,
  endpoints: (build) => ({
    livechatChannels: build.query<Channel[], void>({
      query: () => CHANNELS,
      transformResponse: payload<Channel[]>,
      providesTags: ['LivechatChannel'],
    }),
    livechatChannel: build.query<Channel, string>({
      query: (id) => `${CHANNELS}/${id}`,
      transformResponse: payload<Channel>,
      providesTags: ['LivechatChannel'],
    }),
    createLivechatChannel: build.mutation<Channel, ChannelInput>({
      query: (data) => ({ url: CHANNELS, method: 'POST', data }),
      transformResponse: payload<Channel>,
      invalidatesTags: ['LivechatChannel', 'LivechatTeam', 'LivechatDuties'],
    }),
    updateLivechatChannel: build.mutation<Channel, { id: string; input: ChannelInput }>({
      query: ({ id, input }) => ({ url: `${CHANNELS}/${id}`, method: 'PUT', data: input }),
      transformResponse: payload<Channel>,
      invalidatesTags: ['LivechatChannel'],
    }),
    removeLivechatChannel: build.mutation<unknown, string>({
      query: (id) => ({ url: `${CHANNELS}/${id}`, method: 'DELETE' }),
      invalidatesTags: ['LivechatChannel', 'LivechatDuties', 'LivechatConversation'],
    }),
    publishLivechatChannel: build.mutation<Channel, { id: string; published: boolean }>({
      query: ({ id, published }) => ({
        url: `${CHANNELS}/${id}/publication`,
        method: 'PUT',
        data: { published },
      }),
      transformResponse: payload<Channel>,
      invalidatesTags: ['LivechatChannel'],
    }),
    makeLivechatSite: build.mutation<Channel, string>({
      query: (id) => ({ url: `${CHANNELS}/${id}/site`, method: 'PUT' }),
      transformResponse: payload<Channel>,
      invalidatesTags: ['LivechatChannel'],
    }),
    livechatSnippet: build.query<Snippet, string>({
      query: (channel) => `${ADMIN_API}/widget/${channel}`,
      transformResponse: (answer: { data: Snippet }) => inFull(answer.data),
      providesTags: ['LivechatChannel'],
    }),
  }),
});

export const {
  useLivechatChannelsQuery: useChannelsQuery,
  useLivechatChannelQuery: useChannelQuery,
  useCreateLivechatChannelMutation: useCreateChannelMutation,
  useUpdateLivechatChannelMutation: useUpdateChannelMutation,
  useRemoveLivechatChannelMutation: useRemoveChannelMutation,
  usePublishLivechatChannelMutation: usePublishChannelMutation,
  useMakeLivechatSiteMutation: useMakeSiteMutation,
  useLivechatSnippetQuery: useSnippetQuery,
} = channelsApi;
