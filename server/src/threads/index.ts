import { defineSlice } from '../plugin/compose';
import { errors } from './errors';
import { message, thread } from './schema';
import { createThreads } from './service';

/** Threads: the message log that whatever is talked in shares, and what its entries count. */
export const threads = defineSlice({
  name: 'threads',
  errors,
  contentTypes: { thread, message },
  service: createThreads,
});

declare module '../plugin/service' {
  interface Services {
    threads: ReturnType<typeof createThreads>;
  }
}
