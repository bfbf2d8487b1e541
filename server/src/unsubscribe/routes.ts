import { publicPages } from '../plugin/router';

export const unsubscribeRoutes = publicPages([
  ['GET', '/unsubscribe/:token', 'unsubscribe.page', 'view'],
  ['POST', '/unsubscribe/:token', 'unsubscribe.submit', 'signed'],
]);
