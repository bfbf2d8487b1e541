import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { type Connection, openConnection } from '../../../admin/src/conversations/connection';
import { type ConsoleStore, createConsoleStore } from '../../../admin/src/conversations/store';
import { NAMESPACES, SOCKET_PATH } from '../../../shared/realtime';
import { waitFor } from '../../support/sockets';

let http: HttpServer;
let io: Server;
let connection: Connection;
let consoleStore: ConsoleStore;
let sockets: Socket[];

beforeEach(async () => {
  http = createServer();
  io = new Server(http, { path: SOCKET_PATH });
  sockets = [];
  io.of(NAMESPACES.operator).on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((done) => {
    http.listen(0, '127.0.0.1', done);
  });
  consoleStore = createConsoleStore();
  connection = openConnection({
    backend: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    token: () => 'token',
    consoleStore,
    onNotice: () => undefined,
  });
});

afterEach(() => {
  connection.close();
  io.disconnectSockets(true);
  io.engine.close();
  http.close();
});

const isOnline = () => waitFor(() => consoleStore.get().connection === 'online');

describe('the console', () => {
  it('comes back after the server hung up, again and again', async () => {
    for (const times of [1, 2, 3]) {
      await isOnline();
      expect(sockets).toHaveLength(times);
      sockets[times - 1]?.disconnect(true);
      await waitFor(() => consoleStore.get().connection !== 'online');
    }

    await isOnline();
  });
});
