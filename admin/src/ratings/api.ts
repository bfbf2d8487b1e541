import type { Happiness, RatingInput, RatingRecord, RatingsPage } from '../../../shared/ratings';
import type {
  BulkHidden,
  BulkHide,
  Customer,
  HappyTrend,
  RatingReport,
} from '../../../shared/ratings-report';
import { api, payload } from '../plugin/api';
import { ADMIN_API } from '../plugin/ids';
import { type Query, queryText } from '../report/query';

const RATINGS = `${ADMIN_API}/ratings`;

const EVERY = 'LIST';

/** What changes with every rating; `LivechatRating` alone means each single one too. */
const LIST = [{ type: 'LivechatRating', id: EVERY }] as const;

/** Where a file with every rating asked for is read from. */
export const exportAddress = (query: Query): string => `${RATINGS}/export?${queryText(query)}`;

const ratingsApi = api.injectEndpoints({
  overrideExisting: true,
  endpoints: (build) => ({
    livechatRatings: build.query<RatingsPage, Query>({
      query: (params) => ({ url: RATINGS, config: { params } }),
      transformResponse: payload<RatingsPage>,
      providesTags: LIST,
    }),
    livechatReport: build.query<RatingReport, Query>({
      query: (params) => ({ url: `${RATINGS}/report`, config: { params } }),
      transformResponse: payload<RatingReport>,
      providesTags: LIST,
    }),
    livechatRating: build.query<RatingRecord, string>({
      query: (id) => `${RATINGS}/${id}`,
      transformResponse: payload<RatingRecord>,
      providesTags: (_rating, _error, id) => [{ type: 'LivechatRating', id }],
    }),
    updateLivechatRating: build.mutation<RatingRecord, { id: string; input: RatingInput }>({
      query: ({ id, input }) => ({ url: `${RATINGS}/${id}`, method: 'PUT', data: input }),
      transformResponse: payload<RatingRecord>,
      invalidatesTags: ['LivechatRating'],
    }),
    hideLivechatRatings: build.mutation<BulkHidden, BulkHide>({
      query: (data) => ({ url: `${RATINGS}/hidden`, method: 'PUT', data }),
      transformResponse: payload<BulkHidden>,
      invalidatesTags: ['LivechatRating'],
    }),
    removeLivechatRating: build.mutation<unknown, string>({
      query: (id) => ({ url: `${RATINGS}/${id}`, method: 'DELETE' }),
      // What was removed is not asked for again: its page is being left.
      invalidatesTags: (_result, error) => (error ? [] : LIST),
    }),
    livechatCustomers: build.query<Customer[], string>({
      query: (search) => ({ url: `${RATINGS}/customers`, config: { params: { search } } }),
      transformResponse: payload<Customer[]>,
      providesTags: LIST,
    }),
    livechatHappiness: build.query<Happiness[], void>({
      query: () => `${RATINGS}/happiness`,
      transformResponse: payload<Happiness[]>,
      providesTags: LIST,
    }),
    livechatTrend: build.query<HappyTrend, void>({
      query: () => `${RATINGS}/trend`,
      transformResponse: payload<HappyTrend>,
      providesTags: LIST,
    }),
  }),
});

export const {
  useLivechatRatingsQuery: useRatingsQuery,
  useLivechatReportQuery: useReportQuery,
  useLivechatRatingQuery: useRatingQuery,
  useUpdateLivechatRatingMutation: useUpdateRatingMutation,
  useHideLivechatRatingsMutation: useHideRatingsMutation,
  useRemoveLivechatRatingMutation: useRemoveRatingMutation,
  useLivechatHappinessQuery: useHappinessQuery,
  useLivechatCustomersQuery: useCustomersQuery,
  useLivechatTrendQuery: useTrendQuery,
} = ratingsApi;
