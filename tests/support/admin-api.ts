import type { Test } from 'supertest';
import type { AdminClient, App } from './strapi';

type Call = (path: string, body?: object) => Test;

/** Our admin API, spoken by somebody or, without a caller, by nobody. */
export interface AdminApi {
  get: Call;
  post: Call;
  put: Call;
  delete: Call;
}

/** `adminApi(app, boss).put('/channels/x', {…})` */
export function adminApi(app: App, caller: AdminClient | null): AdminApi {
  const call =
    (method: 'get' | 'post' | 'put' | 'delete'): Call =>
    (path, body) => {
      const request = app.request[method](`/livechat/admin${path}`);

      if (caller !== null) {
        request.set('Authorization', `Bearer ${caller.token}`);
      }

      return body === undefined ? request : request.send(body);
    };

  return { get: call('get'), post: call('post'), put: call('put'), delete: call('delete') };
}
