import { adminApi, contentApi, publicPages } from '../plugin/router';

export const pageRoutes = publicPages([
  ['GET', '/', 'pages.index', 'public'],
  ['GET', '/pages.css', 'pages.style', 'public'],
  ['GET', '/fragment.css', 'pages.fragmentStyle', 'public'],
  ['GET', '/sitemap.xml', 'pages.sitemap', 'public'],
  ['GET', '/channel/:slug', 'pages.channel', 'public'],
  ['POST', '/channel/:slug/publication', 'pages.publish', 'public'],
  ['GET', '/channel/:slug/badge.svg', 'pages.badge', 'public'],
]);

export const pageDataRoutes = contentApi([
  ['GET', '/pages', 'pages.indexData', 'public'],
  ['GET', '/pages/channel/:slug', 'pages.channelData', 'public'],
]);

export const pageAdminRoutes = adminApi([
  ['GET', '/pages/website', 'pages.website', { can: 'channels.read' }],
  ['POST', '/pages/preview', 'pages.preview', 'admin'],
]);
