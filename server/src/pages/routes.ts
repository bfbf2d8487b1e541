import { adminApi, contentApi, publicPages } from '../plugin/router';

export const pageRoutes = publicPages([
  ['GET', '/', 'pages.index', 'view'],
  ['GET', '/pages.css', 'pages.style', 'file'],
  ['GET', '/fragment.css', 'pages.fragmentStyle', 'file'],
  ['GET', '/sitemap.xml', 'pages.sitemap', 'view'],
  ['GET', '/channel/:slug', 'pages.channel', 'view'],
  ['POST', '/channel/:slug/publication', 'pages.publish', 'request'],
  ['GET', '/channel/:slug/badge.svg', 'pages.badge', 'view'],
]);

export const pageDataRoutes = contentApi([
  ['GET', '/pages', 'pages.indexData', 'view'],
  ['GET', '/pages/channel/:slug', 'pages.channelData', 'view'],
]);

export const pageAdminRoutes = adminApi([
  ['GET', '/pages/overview', 'pages.website', { can: 'channels.read' }],
  ['POST', '/pages/preview', 'pages.preview', 'admin'],
]);
