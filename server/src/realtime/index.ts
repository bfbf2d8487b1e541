import { defineSlice } from '../plugin/compose';
import { config } from './config';
import { errors } from './errors';
import { events } from './events';
import { start, stop } from './gateway/start';
import { createRealtime } from './service';

/** Realtime: the sockets of visitors and operators on Strapi's own server. */
export const realtime = defineSlice({
  name: 'realtime',
  config,
  errors,
  events,
  service: createRealtime,
  bootstrap: start,
  destroy: stop,
});

declare module '../plugin/service' {
  interface Services {
    realtime: ReturnType<typeof createRealtime>;
  }
}
