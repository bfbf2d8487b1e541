import { publicPages } from '../plugin/router';

export const publicRoutes = publicPages([['GET', '/health', 'health.check', 'health']]);
