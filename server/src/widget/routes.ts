import { adminApi, contentApi, publicPages } from '../plugin/router';

export const adminRoutes = adminApi([
  ['GET', '/widget/:channel', 'widget.snippet', { can: 'channels.read' }],
]);

export const contentRoutes = contentApi([['GET', '/widget/:channel', 'widget.visit', 'public']]);

export const publicRoutes = publicPages([
  ['GET', '/widget.js', 'widget.loader', 'public'],
  ['GET', '/widget/:file', 'widget.asset', 'public'],
  ['GET', '/support/:slug', 'widget.support', 'public'],
  ['GET', '/support/:slug/manifest.webmanifest', 'widget.manifest', 'public'],
]);
