import { adminApi, contentApi, publicPages } from '../plugin/router';

export const adminRoutes = adminApi([
  ['GET', '/widget/:channel', 'widget.snippet', { can: 'channels.read' }],
]);

export const contentRoutes = contentApi([['GET', '/widget/:channel', 'widget.visit', 'view']]);

export const publicRoutes = publicPages([
  ['GET', '/widget.js', 'widget.loader', 'file'],
  ['GET', '/widget/:file', 'widget.asset', 'file'],
  ['GET', '/support/:slug', 'widget.support', 'view'],
  ['GET', '/support/:slug/manifest.webmanifest', 'widget.manifest', 'view'],
]);
