import { adminApi } from '../plugin/router';

export const reportRoutes = adminApi([
  ['GET', '/reports/conversations', 'reports.conversations', { can: 'reports.read' }],
]);
