import { adminApi } from '../plugin/router';

export const previewRoutes = adminApi([
  ['POST', '/previews/session', 'previews.previewSession', 'admin'],
]);
