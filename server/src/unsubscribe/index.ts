import { defineSlice } from '../plugin/compose';
import { unsubscribeRoutes } from './routes';
import { createUnsubscribe } from './service';

/** Unsubscribe: the page every e-mail leads to, for whoever wants no more. */
export const unsubscribe = defineSlice({
  name: 'unsubscribe',
  service: createUnsubscribe,
  controller: async () => (await import('./controller')).unsubscribeController,
  routers: { public: unsubscribeRoutes },
});

declare module '../plugin/service' {
  interface Services {
    unsubscribe: ReturnType<typeof createUnsubscribe>;
  }
}
