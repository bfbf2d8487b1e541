import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver was told. */
export interface Told {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Another server, which remembers what it was told. */
export interface Receiver {
  url: string;
  told: Told[];
  /** How it answers from now on; 200 unless said. */
  answers: (answer: (response: ServerResponse) => void) => void;
  close: () => void;
}

/** Starts a server that webhooks may tell. */
export async function openReceiver(): Promise<Receiver> {
  const told: Told[] = [];
  let answer = (response: ServerResponse): void => void response.end();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];

    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      told.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      answer(response);
    });
  });

  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    told,
    answers: (changed) => {
      answer = changed;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
