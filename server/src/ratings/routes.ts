import { adminApi, contentApi } from '../plugin/router';

const READ = { can: ['ratings.read-own', 'ratings.read-all'] };

export const ratingRoutes = contentApi([['POST', '/ratings', 'ratings.give', 'public']]);

export const ratingAdminRoutes = adminApi([
  ['GET', '/ratings', 'ratings.list', READ],
  [
    'GET',
    '/ratings/happiness',
    'ratings.happiness',
    { can: ['channels.read', 'conversations.answer'] },
  ],
  ['GET', '/ratings/:id', 'ratings.byId', READ],
  ['PUT', '/ratings/:id', 'ratings.update', { can: 'ratings.hide' }],
]);
