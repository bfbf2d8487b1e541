import type {
  EmailRecord,
  EmailsPage,
  MailboxStop,
  MailboxStops,
  TransportStatus,
} from '../../../shared/outbox';
import { api, payload } from '../plugin/api';
import { ADMIN_API } from '../plugin/ids';
import { type OutboxView, outboxQuery } from './address';

const OUTBOX = `${ADMIN_API}/outbox`;

const outboxApi = api.injectEndpoints({
  overrideExisting: true,
  endpoints: (build) => ({
    livechatEmails: build.query<EmailsPage, OutboxView>({
      query: (view) => ({ url: OUTBOX, config: { params: outboxQuery(view) } }),
      transformResponse: payload<EmailsPage>,
      providesTags: ['LivechatEmail'],
    }),
    livechatTransport: build.query<TransportStatus, void>({
      query: () => `${OUTBOX}/transport`,
      transformResponse: payload<TransportStatus>,
      providesTags: ['LivechatEmail'],
    }),
    livechatStops: build.query<MailboxStops, void>({
      query: () => `${OUTBOX}/stops`,
      transformResponse: payload<MailboxStops>,
      providesTags: ['LivechatStop'],
    }),
    retryLivechatEmail: build.mutation<EmailRecord, string>({
      query: (id) => ({ url: `${OUTBOX}/${id}/retry`, method: 'POST' }),
      transformResponse: payload<EmailRecord>,
      invalidatesTags: ['LivechatEmail'],
    }),
    dropLivechatEmail: build.mutation<EmailRecord, string>({
      query: (id) => ({ url: `${OUTBOX}/${id}/drop`, method: 'POST' }),
      transformResponse: payload<EmailRecord>,
      invalidatesTags: ['LivechatEmail'],
    }),
    findLivechatStop: build.mutation<MailboxStop, string>({
      query: (email) => ({ url: `${OUTBOX}/stops/find`, method: 'POST', data: { email } }),
      transformResponse: payload<MailboxStop>,
    }),
    removeLivechatStop: build.mutation<MailboxStop, string>({
      query: (email) => ({ url: `${OUTBOX}/stops/remove`, method: 'POST', data: { email } }),
      transformResponse: payload<MailboxStop>,
      invalidatesTags: ['LivechatStop'],
    }),
  }),
});

export const {
  useLivechatEmailsQuery: useEmailsQuery,
  useLivechatTransportQuery: useTransportQuery,
  useLivechatStopsQuery: useStopsQuery,
  useRetryLivechatEmailMutation: useRetryEmailMutation,
  useDropLivechatEmailMutation: useDropEmailMutation,
  useFindLivechatStopMutation: useFindStopMutation,
  useRemoveLivechatStopMutation: useRemoveStopMutation,
} = outboxApi;
