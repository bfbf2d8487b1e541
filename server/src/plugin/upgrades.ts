import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Core } from '@strapi/strapi';

/** Whoever answers upgrades does so long before that; what is left then belongs to nobody. */
const STRAY_MILLISECONDS = 5_000;

/** Where `strapi transfer` speaks to another Strapi. */
const TRANSFER = '/admin/transfer/runner/';

type Upgrade = [request: IncomingMessage, socket: Duplex, head: Buffer];

/**
 * A server with an upgrade listener no longer hands upgrades to its request handler, and leaves the
 * connections to whoever listens. This does what is missing then: it hands over what the request
 * handler is to answer, closes what nobody answers, and outlives clients that break off.
 */
export function guardUpgrades(strapi: Core.Strapi, ownPath: string): () => void {
  const { httpServer } = strapi.server;
  const guard = (...upgrade: Upgrade): void => {
    const [{ url = '', headers }, socket] = upgrade;

    // Node takes its own listener away, and an error nobody listens to ends the process.
    socket.on('error', () => undefined);

    if (headers.upgrade?.toLowerCase() === 'h2c') {
      declineHttp2(strapi, ...upgrade);
    } else if (url.startsWith(TRANSFER)) {
      handOver(strapi, ...upgrade);
    } else if (url.startsWith(ownPath) && !url.startsWith(`${ownPath}/`)) {
      refuse(socket);
    } else {
      closeUnlessAnswered(socket);
    }
  };

  // Before anybody has answered: what was written on the connection until then was for an earlier request.
  httpServer.prependListener('upgrade', guard);

  return () => httpServer.off('upgrade', guard);
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

function closeUnlessAnswered(socket: Duplex & { bytesWritten?: number }): void {
  const before = socket.bytesWritten;

  setTimeout(() => {
    if (socket.bytesWritten === before) {
      refuse(socket);
    }
  }, STRAY_MILLISECONDS).unref();
}

/** A connection that is only ended on our side would be kept open by a client that likes to. */
function refuse(socket: Duplex): void {
  socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () =>
    socket.destroy()
  );
}

function handOver(strapi: Core.Strapi, ...[request, socket]: Upgrade): void {
  const response = new ServerResponse(request);

  response.assignSocket(socket as Parameters<ServerResponse['assignSocket']>[0]);
  response.on('finish', () => {
    socket.end(() => socket.destroy());
  });
  strapi.server.httpServer.emit('request', request, response);
}

const UPGRADING = ['connection', 'upgrade', 'http2-settings'];

/** Without upgrade listeners Node answers such a request as any other, so it is read once more as one. */
function declineHttp2(
  strapi: Core.Strapi,
  { method, url, rawHeaders }: IncomingMessage,
  socket: Duplex,
  body: Buffer
): void {
  const lines = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 && !UPGRADING.includes(name.toLowerCase())
      ? [`${name}: ${rawHeaders[index + 1]}`]
      : []
  );
  const start = [`${method} ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n');

  socket.unshift(Buffer.concat([Buffer.from(start, 'latin1'), body]));
  strapi.server.httpServer.emit('connection', socket);
}
