import { contentApi } from '../plugin/router';

export const visitorRoutes = contentApi([['POST', '/visitors', 'visitors.issue', 'request']]);
