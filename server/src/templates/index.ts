import { defineSlice } from '../plugin/compose';
import { errors } from './errors';
import { templateRoutes } from './routes';
import { emailTemplate } from './schema';
import { createTemplates } from './service';

/** Templates: what each kind of e-mail says, in each language; delivered with the plugin, and edited by whoever may. */
export const templates = defineSlice({
  name: 'templates',
  errors,
  contentTypes: { 'email-template': emailTemplate },
  service: createTemplates,
  controller: async () => (await import('./controller')).templatesController,
  routers: { admin: templateRoutes },
  permissions: [
    { uid: 'templates.read', displayName: 'See what e-mails say' },
    { uid: 'templates.update', displayName: 'Change what e-mails say' },
  ],
});

declare module '../plugin/service' {
  interface Services {
    templates: ReturnType<typeof createTemplates>;
  }
}
