import { adminApi } from '../plugin/router';
import { READ } from './visibility';

/** Which of the views is looked at once it is known which report they are of. */
const ANY = { can: [...new Set(Object.values(READ).flat())] };

export const viewRoutes = adminApi([
  ['GET', '/views', 'views.list', ANY],
  ['POST', '/views', 'views.create', ANY],
  ['PUT', '/views/:id', 'views.update', ANY],
  ['DELETE', '/views/:id', 'views.remove', ANY],
]);
