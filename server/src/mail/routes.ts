import { adminApi, contentApi, publicPages } from '../plugin/router';

export const mailAdminRoutes = adminApi([
  ['GET', '/mail', 'mail.list', { can: 'mail.read' }],
  ['POST', '/mail/:id/retry', 'mail.retry', { can: 'mail.retry' }],
]);

export const mailRoutes = contentApi([['POST', '/mail/transcripts', 'mail.transcript', 'request']]);

export const emailRoutes = publicPages([
  ['GET', '/emails/stop/:token', 'mail.stopPage', 'view'],
  ['POST', '/emails/stop/:token', 'mail.stop', 'signed'],
]);
