import { adminApi } from '../plugin/router';

export const adminRoutes = adminApi([
  ['GET', '/rules/:channel', 'rules.list', { can: 'channels.read' }],
  ['PUT', '/rules/:channel', 'rules.replace', { can: 'channels.update' }],
  ['POST', '/rules/:channel/try', 'rules.try', { can: 'channels.read' }],
]);
