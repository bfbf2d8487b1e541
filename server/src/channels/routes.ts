import { adminApi } from '../plugin/router';

const READERS = ['channels.read', 'conversations.answer'] as const;

export const adminRoutes = adminApi([
  ['GET', '/channels', 'channels.list', { can: READERS }],
  ['POST', '/channels', 'channels.create', { can: 'channels.create' }],
  ['GET', '/channels/:id', 'channels.find', { can: READERS }],
  ['PUT', '/channels/:id', 'channels.update', { can: 'channels.update' }],
  ['DELETE', '/channels/:id', 'channels.remove', { can: 'channels.delete' }],
  ['PUT', '/channels/:id/publication', 'channels.publish', { can: 'channels.publish' }],
  ['PUT', '/channels/:id/site', 'channels.makeSite', { can: 'channels.update' }],
]);
