import { adminApi } from '../plugin/router';

export const previewRoutes = adminApi([['POST', '/previews/pass', 'previews.pass', 'admin']]);
