import type { EmailTemplate } from '../../../shared/templates';
import { describeScreen } from '../states';

const TEMPLATES = '/livechat/admin/templates';
const EN = `${TEMPLATES}/transcript/en`;

/** A kind of another plugin's, which has no other name than this. */
const kind = (name: string) => [
  { kind: name, variables: [], languages: [{ language: 'en', updatedAt: null }] },
];

describeScreen('the list of templates', {
  address: '/templates',
  permissions: ['templates.read'],
  asks: TEMPLATES,
  full: (name) => ({ [TEMPLATES]: kind(name) }),
  sees: ['E-mail templates', 'English'],
  empty: { answers: { [TEMPLATES]: [] }, sees: 'No e-mails are written here.' },
});

const template = (subject: string): EmailTemplate => ({
  kind: 'transcript',
  language: 'en',
  subject,
  body: '{{conversation}}',
  standard: { subject: 'Delivered', body: '{{conversation}}' },
  variables: [{ name: 'conversation', type: 'block', needed: true }],
  updatedAt: '2026-11-20T14:05:00.000Z',
});

describeScreen('the form of a template', {
  address: '/templates/transcript/en',
  permissions: ['templates.read', 'templates.update'],
  asks: EN,
  full: (subject) => ({
    [EN]: template(subject),
    [`${EN}/preview`]: { subject: 'Your chat', text: 'Hi', html: '<!doctype html><p>Hi</p>' },
  }),
  sees: ['Copy of a conversation', '{{conversation}}', 'Save'],
  empty: null,
  isAskedOnce: true,
  isNameInField: true,
});
