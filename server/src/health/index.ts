import { defineSlice } from '../plugin/compose';
import { publicRoutes } from './routes';

/** Health: whether this node lives and is ready, for load balancers. */
export const health = defineSlice({
  name: 'health',
  controller: async () => (await import('./controller')).healthController,
  routers: { public: publicRoutes },
});
