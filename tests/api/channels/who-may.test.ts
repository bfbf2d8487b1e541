import { type AdminApi, adminApi } from '../../support/admin-api';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;
let id: string;

const roles: Record<string, AdminApi> = {};

beforeAll(async () => {
  app = await bootStrapi();

  const boss = adminApi(app, await app.superAdmin());

  id = (await boss.post('/channels', { name: 'Shop' })).body.data.id;
  roles.boss = boss;
  roles.nobody = adminApi(app, null);

  for (const permission of [
    'channels.read',
    'channels.create',
    'channels.update',
    'channels.delete',
    'channels.publish',
  ]) {
    roles[permission] = adminApi(app, await app.adminUser({ permissions: [permission] }));
  }

  roles.none = adminApi(app, await app.adminUser());
});

afterAll(() => app.close());

const calls = {
  'GET /channels': (api: AdminApi) => api.get('/channels'),
  'GET /channels/:id': (api: AdminApi) => api.get(`/channels/${id}`),
  'POST /channels': (api: AdminApi) => api.post('/channels', { name: 'New' }),
  'PUT /channels/:id': (api: AdminApi) => api.put(`/channels/${id}`, { name: 'Shop' }),
  'PUT /channels/:id/site': (api: AdminApi) => api.put(`/channels/${id}/site`),
  'PUT /channels/:id/publication': (api: AdminApi) =>
    api.put(`/channels/${id}/publication`, { published: true }),
  'DELETE /channels/:id': async (api: AdminApi) => {
    const spare = await roles.boss?.post('/channels', { name: 'Spare' });

    return api.delete(`/channels/${spare?.body.data.id}`);
  },
};

it.each([
  ['GET /channels', ['channels.read'], 200],
  ['GET /channels/:id', ['channels.read'], 200],
  ['POST /channels', ['channels.create'], 201],
  ['PUT /channels/:id', ['channels.update'], 200],
  ['PUT /channels/:id/site', ['channels.update'], 200],
  ['PUT /channels/:id/publication', ['channels.publish'], 200],
  ['DELETE /channels/:id', ['channels.delete'], 204],
] as const)('lets %s pass with %j', async (route, permissions, success) => {
  const allowed: readonly string[] = ['boss', ...permissions];

  for (const [role, api] of Object.entries(roles)) {
    const refusal = role === 'nobody' ? 401 : 403;
    const { status } = await calls[route](api);

    expect({ role, status }).toEqual({ role, status: allowed.includes(role) ? success : refusal });
  }
});
