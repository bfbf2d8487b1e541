import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Core } from '@strapi/strapi';

/** Upgrades nobody answers are closed after a while; these are somebody's. */
const FOREIGN_PROTOCOLS = /^vite-(hmr|ping)$/;
const STRAY_MILLISECONDS = 5_000;

/**
 * A server with an upgrade listener no longer hands upgrades to its request handler, which
 * `strapi transfer` lives on. This hands them over again.
 */
export function forwardUpgrades(strapi: Core.Strapi, ownPath: string): () => void {
  const { httpServer } = strapi.server;
  const forward = (request: IncomingMessage, socket: Duplex): void => {
    const url = request.url ?? '';

    if (url.startsWith('/admin/transfer/runner/')) {
      handOver(strapi, request, socket);

      return;
    }

    if (!url.startsWith(ownPath) && !isForeign(request)) {
      setTimeout(() => closeStray(socket), STRAY_MILLISECONDS).unref();
    }
  };

  httpServer.on('upgrade', forward);

  return () => httpServer.off('upgrade', forward);
}

/** Leads what asks for sockets at one of other paths to the one the engine listens at; returns how to stop. */
export function leadUpgrades(
  { server: { httpServer } }: Core.Strapi,
  ownPath: string,
  others: readonly string[]
): () => void {
  const lead = (request: IncomingMessage): void => {
    const { url = '' } = request;
    const other = others.find((path) => url.startsWith(`${path}/`));

    if (other !== undefined) {
      request.url = ownPath + url.slice(other.length);
    }
  };

  // Before the engine looks at it; polling comes by plain requests.
  httpServer.prependListener('request', lead);
  httpServer.prependListener('upgrade', lead);

  return () => {
    httpServer.off('request', lead);
    httpServer.off('upgrade', lead);
  };
}

const isForeign = ({ headers }: IncomingMessage): boolean =>
  FOREIGN_PROTOCOLS.test(headers['sec-websocket-protocol'] ?? '');

function closeStray(socket: Duplex & { bytesWritten?: number }): void {
  if (socket.writable && (socket.bytesWritten ?? 0) <= 0) {
    socket.end();
  }
}

function handOver(strapi: Core.Strapi, request: IncomingMessage, socket: Duplex): void {
  const response = new ServerResponse(request);

  response.assignSocket(socket as Parameters<ServerResponse['assignSocket']>[0]);
  response.on('finish', () => {
    if (!socket.destroyed) {
      socket.end();
    }
  });
  strapi.server.httpServer.emit('request', request, response);
}
