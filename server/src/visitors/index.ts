import type { Core } from '@strapi/strapi';
import { isAdded } from '../plugin/added';
import { defineSlice } from '../plugin/compose';
import { service } from '../plugin/service';
import { startTasks, type Tasks } from '../plugin/tasks';
import { visitorsController } from './controller';
import { visitorRoutes } from './routes';
import { quotas, visitor } from './schema';
import { createVisitors } from './service';

/** Visitors: who speaks, proved by a signed token, and what an operator may know of them. */
export const visitors = defineSlice({
  name: 'visitors',
  contentTypes: { visitor },
  service: createVisitors,
  controller: visitorsController,
  routers: { content: visitorRoutes },
  register: registerVisitors,
  bootstrap: startVisitors,
  destroy: stopVisitors,
});

interface Deps {
  strapi: Core.Strapi;
}

/** Where the running tasks are kept until Strapi stops. */
const HANDLE = 'livechat::quotas';

const FORGETTING_SECONDS = 60 * 60;

/** What was used of shares is no content: it gets a table and nothing else. */
function registerVisitors({ strapi }: Deps): void {
  strapi.get('models').add(quotas);
}

function startVisitors({ strapi }: Deps): void {
  service(strapi, 'visitors').checkProxies();
  strapi.add(
    HANDLE,
    startTasks(strapi, [
      {
        name: 'forgetting used shares',
        seconds: FORGETTING_SECONDS,
        run: () => service(strapi, 'visitors').forgetQuotas(),
      },
    ])
  );
}

function stopVisitors({ strapi }: Deps): void {
  if (isAdded(strapi, HANDLE)) {
    (strapi.get(HANDLE) as Tasks).stop();
  }
}
