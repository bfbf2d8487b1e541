import { defineSlice } from '../plugin/compose';
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
});
