import type {
  Happiness,
  PublicIndex,
  RatingInput,
  RatingRecord,
  RatingsPage,
} from '../../../shared/ratings';
import { api, payload } from '../plugin/api';
import { ADMIN_API } from '../plugin/ids';
import type { RatingsQuery } from './filters';

const RATINGS = `${ADMIN_API}/ratings`;

const ratingsApi = api.injectEndpoints({
  overrideExisting: true,
  endpoints: (build) => ({
    livechatRatings: build.query<RatingsPage, RatingsQuery>({
      query: (params) => ({ url: RATINGS, config: { params } }),
      transformResponse: payload<RatingsPage>,
      providesTags: ['LivechatRating'],
    }),
    livechatRating: build.query<RatingRecord, string>({
      query: (id) => `${RATINGS}/${id}`,
      transformResponse: payload<RatingRecord>,
      providesTags: ['LivechatRating'],
    }),
    updateLivechatRating: build.mutation<RatingRecord, { id: string; input: RatingInput }>({
      query: ({ id, input }) => ({ url: `${RATINGS}/${id}`, method: 'PUT', data: input }),
      transformResponse: payload<RatingRecord>,
      invalidatesTags: ['LivechatRating'],
    }),
    /** Refused with 404 while no page is published. */
    livechatPublicPage: build.query<PublicIndex, void>({
      query: () => '/api/livechat/pages',
      transformResponse: payload<PublicIndex>,
    }),
    livechatHappiness: build.query<Happiness[], void>({
      query: () => `${RATINGS}/happiness`,
      transformResponse: payload<Happiness[]>,
      providesTags: ['LivechatRating'],
    }),
  }),
});

export const {
  useLivechatRatingsQuery: useRatingsQuery,
  useLivechatRatingQuery: useRatingQuery,
  useUpdateLivechatRatingMutation: useUpdateRatingMutation,
  useLivechatHappinessQuery: useHappinessQuery,
  useLivechatPublicPageQuery: usePublicPageQuery,
} = ratingsApi;
