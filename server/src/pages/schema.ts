import { STRUCTURED_TYPES } from './structured-data';

/** As in the content types Strapi itself generates: a field editors translate. */
const localized = { pluginOptions: { i18n: { localized: true } } };

/** The page editors write in the Content Manager; published, it is what `/livechat` shows. */
export const livechatPage = {
  schema: {
    kind: 'singleType',
    collectionName: 'livechat_pages',
    info: {
      singularName: 'livechat-page',
      pluralName: 'livechat-pages',
      displayName: 'Livechat page',
      description: 'The public page that lists the channels whose ratings are published',
    },
    options: { draftAndPublish: true },
    pluginOptions: {
      i18n: { localized: true },
      'content-manager': { visible: true },
      'content-type-builder': { visible: false },
    },
    attributes: {
      title: { type: 'string', required: true, maxLength: 120, ...localized },
      intro: { type: 'blocks', ...localized },
      seoTitle: { type: 'string', maxLength: 120, ...localized },
      seoDescription: { type: 'text', maxLength: 320, ...localized },
      showMetrics: { type: 'boolean', default: true, required: true },
      showLatest: { type: 'boolean', default: true, required: true },
      showMembers: { type: 'boolean', default: true, required: true },
      structuredData: {
        type: 'enumeration',
        enum: ['None', ...STRUCTURED_TYPES],
        default: 'None',
        required: true,
      },
    },
  },
} as const;
