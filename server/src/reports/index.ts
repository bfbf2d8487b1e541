import { defineSlice } from '../plugin/compose';
import { reportRoutes } from './routes';
import { createReports } from './service';

/** Reports: what happened in a time, in figures; conversations, and the operators who had them. */
export const reports = defineSlice({
  name: 'reports',
  service: createReports,
  controller: async () => (await import('./controller')).reportsController,
  routers: { admin: reportRoutes },
  permissions: [
    { uid: 'reports.read', displayName: 'Read the figures of conversations and operators' },
  ],
});

declare module '../plugin/service' {
  interface Services {
    reports: ReturnType<typeof createReports>;
  }
}
