import { adminApi, publicPages } from '../plugin/router';

export const adminRoutes = adminApi([
  ['GET', '/operators/me', 'operators.me', 'admin'],
  ['PUT', '/operators/me', 'operators.updateMe', 'admin'],
  ['PUT', '/operators/me/picture', 'operators.setMyPicture', 'admin'],
  ['DELETE', '/operators/me/picture', 'operators.removeMyPicture', 'admin'],
  [
    'GET',
    '/operators/presence',
    'operators.presences',
    { can: ['conversations.answer', 'channels.read'] },
  ],
  ['GET', '/operators/candidates', 'operators.candidates', { can: 'channels.update' }],
  ['GET', '/operators/roles', 'operators.roles', { can: ['channels.create', 'channels.update'] }],
  ['GET', '/operators/members/:channel', 'operators.members', { can: 'channels.read' }],
  ['PUT', '/operators/members/:channel', 'operators.setMembers', { can: 'channels.update' }],
  ['PUT', '/operators/members/:channel/:operator', 'operators.list', { can: 'channels.update' }],
  ['POST', '/operators/join/:channel', 'operators.join', { can: 'conversations.answer' }],
  ['POST', '/operators/leave/:channel', 'operators.leave', { can: 'conversations.answer' }],
  ['PUT', '/operators/:id', 'operators.update', { can: 'operators.update' }],
  ['PUT', '/operators/:id/picture', 'operators.setPicture', { can: 'operators.update' }],
  ['DELETE', '/operators/:id/picture', 'operators.removePicture', { can: 'operators.update' }],
]);

export const publicRoutes = publicPages([['GET', '/picture/:file', 'operators.picture', 'view']]);
