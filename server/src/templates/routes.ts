import { adminApi } from '../plugin/router';

const READ = { can: 'templates.read' } as const;
const UPDATE = { can: 'templates.update' } as const;

export const templateRoutes = adminApi([
  ['GET', '/templates', 'templates.list', READ],
  ['GET', '/templates/:kind/:language', 'templates.get', READ],
  ['PUT', '/templates/:kind/:language', 'templates.save', UPDATE],
  ['POST', '/templates/:kind/:language/reset', 'templates.reset', UPDATE],
  ['POST', '/templates/:kind/:language/preview', 'templates.preview', READ],
]);
