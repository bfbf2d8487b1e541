import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type Server,
} from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A reverse proxy that puts a server below a path of another site. */
export interface ReverseProxy {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** Names the server behind it, once it is there. */
  lead: (target: string) => void;
  close: () => Promise<void>;
}

export interface ProxyOptions {
  /** Path the server is below: `/cms`. Anything else is answered with 404. */
  prefix: string;
  /** Leaves the prefix in what the server gets to see. */
  keepPrefix?: boolean;
}

/** Requests and upgrades, as nginx and its kind hand them on. */
export async function openProxy({
  prefix,
  keepPrefix = false,
}: ProxyOptions): Promise<ReverseProxy> {
  let target = new URL('http://127.0.0.1:9');

  /** Null for what is not below the prefix. */
  const inside = (url = ''): string | null => {
    if (!url.startsWith(`${prefix}/`)) {
      return null;
    }

    return keepPrefix ? url : url.slice(prefix.length);
  };

  const server = createServer((incoming, answer) => {
    const path = inside(incoming.url);

    if (path === null) {
      answer.writeHead(404).end('Not below the path');

      return;
    }

    const onward = request(
      { ...placeOf(target), path, method: incoming.method, headers: headersOf(incoming) },
      (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      }
    );

    onward.once('error', () => answer.destroy());
    incoming.pipe(onward);
  });

  server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) =>
    handUpgrade({ incoming, socket, head, target, path: inside(incoming.url) })
  );
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lead(to) {
      target = new URL(to);
    },
    close: () => end(server),
  };
}

const placeOf = ({ hostname, port }: URL) => ({ host: hostname, port: Number(port) });

const headersOf = ({ headers, socket }: IncomingMessage): OutgoingHttpHeaders => ({
  ...headers,
  'x-forwarded-for': socket.remoteAddress,
  'x-forwarded-proto': 'http',
});

interface Upgrade {
  incoming: IncomingMessage;
  socket: Socket;
  head: Buffer;
  target: URL;
  path: string | null;
}

function handUpgrade({ incoming, socket, head, target, path }: Upgrade): void {
  if (path === null) {
    socket.end('HTTP/1.1 404 Not Found\r\n\r\n');

    return;
  }

  const onward = connect(placeOf(target), () => {
    const lines = Object.entries(headersOf(incoming)).map(([name, value]) => `${name}: ${value}`);

    onward.write(`${[`GET ${path} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`);
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });

  for (const one of [onward, socket]) {
    one.on('error', () => {
      onward.destroy();
      socket.destroy();
    });
  }
}

function end(server: Server): Promise<void> {
  server.closeAllConnections();

  return new Promise((done) => {
    server.close(() => done());
  });
}
