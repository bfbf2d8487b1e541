import { index, records } from '../plugin/database/records';

/** Templates that were changed; one that was not is in the code. */
export const emailTemplate = records({
  name: 'email-template',
  plural: 'email-templates',
  indexes: [index('email-templates', 'kind_uq', ['kind', 'language'])],
  attributes: {
    kind: { type: 'string' },
    language: { type: 'string' },
    subject: { type: 'text' },
    body: { type: 'text' },
  },
});
