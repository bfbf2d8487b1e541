import { adminApi } from '../plugin/router';

const READ = { can: ['ratings.read-own', 'ratings.read-all'] };

export const viewRoutes = adminApi([
  ['GET', '/views', 'views.list', READ],
  ['POST', '/views', 'views.create', READ],
  ['PUT', '/views/:id', 'views.update', READ],
  ['DELETE', '/views/:id', 'views.remove', READ],
]);
