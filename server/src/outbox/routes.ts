import { adminApi } from '../plugin/router';

export const outboxRoutes = adminApi([
  ['GET', '/outbox', 'outbox.list', { can: 'outbox.read' }],
  ['POST', '/outbox/:id/retry', 'outbox.retry', { can: 'outbox.update' }],
]);
