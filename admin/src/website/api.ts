import type { Website } from '../../../shared/pages';
import { api, payload } from '../plugin/api';
import { ADMIN_API } from '../plugin/ids';

const websiteApi = api.injectEndpoints({
  overrideExisting: true,
  endpoints: (build) => ({
    livechatWebsite: build.query<Website, void>({
      query: () => `${ADMIN_API}/pages/website`,
      transformResponse: payload<Website>,
      providesTags: ['LivechatChannel', 'LivechatRating'],
    }),
    /** An address that shows the draft of the Livechat page for a while. */
    livechatPreview: build.mutation<{ url: string }, { locale: string | null }>({
      query: (data) => ({ url: `${ADMIN_API}/pages/preview`, method: 'POST', data }),
      transformResponse: payload<{ url: string }>,
    }),
    /** Makes the public pages know this browser: the switch to publish is shown to nobody else. */
    livechatPass: build.mutation<null, void>({
      query: () => ({ url: `${ADMIN_API}/previews/pass`, method: 'POST', data: {} }),
      transformResponse: payload<null>,
    }),
  }),
});

export const {
  useLivechatWebsiteQuery: useWebsiteQuery,
  useLivechatPreviewMutation: usePreviewMutation,
  useLivechatPassMutation: usePassMutation,
} = websiteApi;
