import { adminApi } from '../plugin/router';

const READ = { can: 'outbox.read' } as const;
const UPDATE = { can: 'outbox.update' } as const;

export const outboxRoutes = adminApi([
  ['GET', '/outbox', 'outbox.list', READ],
  ['GET', '/outbox/transport', 'outbox.transport', READ],
  ['GET', '/outbox/stops', 'outbox.stops', READ],
  ['POST', '/outbox/stops/find', 'outbox.findStop', READ],
  ['POST', '/outbox/stops/remove', 'outbox.removeStop', UPDATE],
  ['POST', '/outbox/tests', 'outbox.tryOut', { can: 'templates.update' }],
  ['POST', '/outbox/:id/retry', 'outbox.retry', UPDATE],
  ['POST', '/outbox/:id/drop', 'outbox.drop', UPDATE],
]);
