import { adminApi } from '../plugin/router';

const WATCHERS = ['channels.read', 'conversations.answer'];

export const adminRoutes = adminApi([
  ['GET', '/channels', 'channels.list', { can: WATCHERS }],
  ['POST', '/channels', 'channels.create', { can: 'channels.create' }],
  ['GET', '/channels/:id', 'channels.find', { can: WATCHERS }],
  ['PUT', '/channels/:id', 'channels.update', { can: 'channels.update' }],
  ['DELETE', '/channels/:id', 'channels.remove', { can: 'channels.delete' }],
  ['PUT', '/channels/:id/publication', 'channels.publish', { can: 'channels.publish' }],
  ['PUT', '/channels/:id/site', 'channels.makeSite', { can: 'channels.update' }],
]);
