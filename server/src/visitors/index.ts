import type { Core } from '@strapi/strapi';
import { defineSlice } from '../plugin/compose';
import { service } from '../plugin/service';
import { visitorsController } from './controller';
import { visitorRoutes } from './routes';
import { visitor } from './schema';
import { createVisitors } from './service';

/** Visitors: who speaks, proved by a signed token, and what an operator may know of them. */
export const visitors = defineSlice({
  name: 'visitors',
  contentTypes: { visitor },
  service: createVisitors,
  controller: visitorsController,
  routers: { content: visitorRoutes },
  bootstrap: checkProxies,
});

function checkProxies({ strapi }: { strapi: Core.Strapi }): void {
  service(strapi, 'visitors').checkProxies();
}
