import type { SavedView, SavedViewInput, ViewedReport } from '../../../shared/views';
import { api, payload } from '../plugin/api';
import { ADMIN_API } from '../plugin/ids';

const VIEWS = `${ADMIN_API}/views`;

const viewsApi = api.injectEndpoints({
  overrideExisting: true,
  endpoints: (build) => ({
    livechatViews: build.query<SavedView[], ViewedReport>({
      query: (report) => ({ url: VIEWS, config: { params: { report } } }),
      transformResponse: payload<SavedView[]>,
      providesTags: ['LivechatView'],
    }),
    createLivechatView: build.mutation<SavedView, SavedViewInput>({
      query: (data) => ({ url: VIEWS, method: 'POST', data }),
      transformResponse: payload<SavedView>,
      invalidatesTags: ['LivechatView'],
    }),
    updateLivechatView: build.mutation<SavedView, { id: string; input: SavedViewInput }>({
      query: ({ id, input }) => ({ url: `${VIEWS}/${id}`, method: 'PUT', data: input }),
      transformResponse: payload<SavedView>,
      invalidatesTags: ['LivechatView'],
    }),
    removeLivechatView: build.mutation<unknown, string>({
      query: (id) => ({ url: `${VIEWS}/${id}`, method: 'DELETE' }),
      invalidatesTags: ['LivechatView'],
    }),
  }),
});

export const {
  useLivechatViewsQuery: useViewsQuery,
  useCreateLivechatViewMutation: useCreateViewMutation,
  useUpdateLivechatViewMutation: useUpdateViewMutation,
  useRemoveLivechatViewMutation: useRemoveViewMutation,
} = viewsApi;
