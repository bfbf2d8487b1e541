import { index, records } from '../plugin/database/records';

/** A channel: one look and one team behind a chat button. */
export const channel = records({
  name: 'channel',
  plural: 'channels',
  indexes: [index('channels', 'slug_uq', ['slug'])],
  attributes: {
    name: { type: 'string', required: true },
    slug: { type: 'string', required: true },
    formerSlugs: { type: 'json' },
    description: { type: 'text' },
    image: { type: 'media', multiple: false, allowedTypes: ['images'] },
    buttonText: { type: 'text' },
    welcomeMessage: { type: 'text' },
    inputPlaceholder: { type: 'text' },
    buttonBackground: { type: 'string' },
    buttonColor: { type: 'string' },
    headerBackground: { type: 'string' },
    headerColor: { type: 'string' },
    texts: { type: 'json' },
    allowedOrigins: { type: 'json' },
    consentText: { type: 'text' },
    businessHours: { type: 'json' },
    ask: { type: 'json' },
    ratingsPublished: { type: 'boolean', default: false },
  },
});
