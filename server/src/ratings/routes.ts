import { adminApi, contentApi } from '../plugin/router';
import { READERS } from './visibility';

const READ = { can: READERS } as const;

export const ratingRoutes = contentApi([['POST', '/ratings', 'ratings.give', 'request']]);

export const ratingAdminRoutes = adminApi([
  ['GET', '/ratings', 'ratings.list', READ],
  [
    'GET',
    '/ratings/happiness',
    'ratings.happiness',
    { can: ['channels.read', 'conversations.answer'] },
  ],
  ['GET', '/ratings/report', 'ratings.report', READ],
  ['GET', '/ratings/export', 'ratings.export', { can: 'ratings.export' }],
  ['GET', '/ratings/customers', 'ratings.customers', READ],
  ['GET', '/ratings/trend', 'ratings.trend', READ],
  ['PUT', '/ratings/hidden', 'ratings.hide', { can: 'ratings.hide' }],
  ['GET', '/ratings/:id', 'ratings.byId', READ],
  ['PUT', '/ratings/:id', 'ratings.update', { can: 'ratings.hide' }],
  ['DELETE', '/ratings/:id', 'ratings.remove', { can: 'ratings.delete' }],
]);
