import type { Core } from '@strapi/strapi';

/**
 * Timers for a Strapi that serves; one that only loads, as the command line does, starts none. They
 * keep no process alive. Returns how to stop them.
 */
export function onceListening(strapi: Core.Strapi, start: () => NodeJS.Timeout[]): () => void {
  const { httpServer } = strapi.server;
  let timers: NodeJS.Timeout[] = [];
  const begin = (): void => {
    timers = start().map((timer) => timer.unref());
  };

  httpServer.once('listening', begin);

  return () => {
    httpServer.off('listening', begin);
    timers.forEach(clearInterval);
  };
}
