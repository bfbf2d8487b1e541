import type { Core } from '@strapi/strapi';
import { defineSlice } from '../plugin/compose';
import type { Task } from '../plugin/nodes/tasks';
import { service } from '../plugin/service';
import { config } from './config';
import { errors } from './errors';
import { events } from './events';
import { visitorRoutes } from './routes';
import { quotas, visitor } from './schema';
import { createVisitors } from './service';

/** Visitors: who speaks, proved by a signed token, and what an operator may know of them. */
export const visitors = defineSlice({
  name: 'visitors',
  config,
  errors,
  events,
  contentTypes: { visitor },
  service: createVisitors,
  controller: async () => (await import('./controller')).visitorsController,
  routers: { content: visitorRoutes },
  register: registerVisitors,
  tasks,
  bootstrap: checkProxies,
});

declare module '../plugin/service' {
  interface Services {
    visitors: ReturnType<typeof createVisitors>;
  }
}

export interface Deps {
  strapi: Core.Strapi;
}

const FORGETTING_SECONDS = 60 * 60;

/** What was used of shares is no content: it gets a table and nothing else. */
function registerVisitors({ strapi }: Deps): void {
  strapi.get('models').add(quotas);
}

function tasks({ strapi }: Deps): Task[] {
  return [
    {
      name: 'forgetting used shares',
      seconds: FORGETTING_SECONDS,
      run: () => service(strapi, 'visitors').forgetQuotas(),
    },
  ];
}

function checkProxies({ strapi }: Deps): void {
  service(strapi, 'visitors').checkProxies();
}
