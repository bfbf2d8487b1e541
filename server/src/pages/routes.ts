import { contentApi, publicPages } from '../plugin/router';

export const pageRoutes = publicPages([
  ['GET', '/', 'pages.index', 'public'],
  ['GET', '/pages.css', 'pages.style', 'public'],
  ['GET', '/sitemap.xml', 'pages.sitemap', 'public'],
  ['GET', '/channel/:slug', 'pages.channel', 'public'],
  ['GET', '/channel/:slug/badge.svg', 'pages.badge', 'public'],
]);

export const pageDataRoutes = contentApi([
  ['GET', '/pages', 'pages.indexData', 'public'],
  ['GET', '/pages/channel/:slug', 'pages.channelData', 'public'],
]);
