import type {
  EmailTemplate,
  EmailWriting,
  TemplateKind,
  TemplateText,
} from '../../../shared/templates';
import { api, payload } from '../plugin/api';
import { ADMIN_API } from '../plugin/ids';

const TEMPLATES = `${ADMIN_API}/templates`;

/** Which template. */
export interface TemplateKey {
  kind: string;
  language: string;
}

const addressOf = ({ kind, language }: TemplateKey): string =>
  `${TEMPLATES}/${encodeURIComponent(kind)}/${encodeURIComponent(language)}`;

/** What was refused has changed nothing. */
const ifDone = (saved: EmailTemplate | undefined): 'LivechatTemplate'[] =>
  saved === undefined ? [] : ['LivechatTemplate'];

const templatesApi = api.injectEndpoints({
  overrideExisting: true,
  endpoints: (build) => ({
    livechatTemplates: build.query<TemplateKind[], void>({
      query: () => TEMPLATES,
      transformResponse: payload<TemplateKind[]>,
      providesTags: ['LivechatTemplate'],
    }),
    livechatTemplate: build.query<EmailTemplate, TemplateKey>({
      query: addressOf,
      transformResponse: payload<EmailTemplate>,
      // Who opens one edits what it is now.
      keepUnusedDataFor: 0,
    }),
    saveLivechatTemplate: build.mutation<
      EmailTemplate,
      TemplateKey & TemplateText & { updatedAt: string | null }
    >({
      query: ({ kind, language, ...data }) => ({
        url: addressOf({ kind, language }),
        method: 'PUT',
        data,
      }),
      transformResponse: payload<EmailTemplate>,
      invalidatesTags: ifDone,
    }),
    resetLivechatTemplate: build.mutation<EmailTemplate, TemplateKey & { updatedAt: string }>({
      query: ({ updatedAt, ...key }) => ({
        url: `${addressOf(key)}/reset`,
        method: 'POST',
        data: { updatedAt },
      }),
      transformResponse: payload<EmailTemplate>,
      invalidatesTags: ifDone,
    }),
    /** It asks and changes nothing; what is asked is too long for an address. */
    livechatTemplatePreview: build.query<EmailWriting, TemplateKey & TemplateText>({
      query: ({ subject, body, ...key }) => ({
        url: `${addressOf(key)}/preview`,
        method: 'POST',
        data: { subject, body },
      }),
      transformResponse: payload<EmailWriting>,
      keepUnusedDataFor: 0,
    }),
    testLivechatTemplate: build.mutation<null, TemplateKey & TemplateText>({
      query: (data) => ({ url: `${ADMIN_API}/outbox/tests`, method: 'POST', data }),
      transformResponse: payload<null>,
    }),
  }),
});

export const {
  useLivechatTemplatesQuery: useTemplatesQuery,
  useLivechatTemplateQuery: useTemplateQuery,
  useLivechatTemplatePreviewQuery: useTemplatePreviewQuery,
  useSaveLivechatTemplateMutation: useSaveTemplateMutation,
  useResetLivechatTemplateMutation: useResetTemplateMutation,
  useTestLivechatTemplateMutation: useTestTemplateMutation,
} = templatesApi;
