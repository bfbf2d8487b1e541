import type { Website } from '../../../shared/pages';
import { api, payload } from '../plugin/api';
import { ADMIN_API } from '../plugin/ids';

const pagesApi = api.injectEndpoints({
  overrideExisting: true,
  endpoints: (build) => ({
    livechatPages: build.query<Website, void>({
      query: () => `${ADMIN_API}/pages/overview`,
      transformResponse: payload<Website>,
      providesTags: ['LivechatChannel', 'LivechatRating'],
    }),
    /** An address that shows the draft of the Livechat page for a while. */
    livechatPreview: build.mutation<{ url: string }, { locale: string | null }>({
      query: (data) => ({ url: `${ADMIN_API}/pages/preview`, method: 'POST', data }),
      transformResponse: payload<{ url: string }>,
    }),
    /** Makes the public pages know this browser: the switch to publish is shown to nobody else. */
    livechatPreviewSession: build.mutation<null, void>({
      query: () => ({ url: `${ADMIN_API}/previews/session`, method: 'POST', data: {} }),
      transformResponse: payload<null>,
    }),
  }),
});

export const {
  useLivechatPagesQuery: usePagesQuery,
  useLivechatPreviewMutation: usePreviewMutation,
  useLivechatPreviewSessionMutation: usePreviewSessionMutation,
} = pagesApi;
