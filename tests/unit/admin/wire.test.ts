import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { createDesk, type DeskStore } from '../../../admin/src/conversations/store';
import { openWire, type Wire } from '../../../admin/src/conversations/wire';
import { NAMESPACES, SOCKET_PATH } from '../../../shared/realtime';
import { waitFor } from '../../support/sockets';

let http: HttpServer;
let io: Server;
let wire: Wire;
let desk: DeskStore;
let sockets: Socket[];

beforeEach(async () => {
  http = createServer();
  io = new Server(http, { path: SOCKET_PATH });
  sockets = [];
  io.of(NAMESPACES.operator).on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((done) => {
    http.listen(0, '127.0.0.1', done);
  });
  desk = createDesk();
  wire = openWire({
    backend: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    token: () => 'token',
    desk,
    onNews: () => undefined,
  });
});

afterEach(() => {
  wire.close();
  io.disconnectSockets(true);
  io.engine.close();
  http.close();
});

const isOnline = () => waitFor(() => desk.get().connection === 'online');

describe('the console', () => {
  it('comes back after the server hung up, again and again', async () => {
    for (const times of [1, 2, 3]) {
      await isOnline();
      expect(sockets).toHaveLength(times);
      sockets[times - 1]?.disconnect(true);
      await waitFor(() => desk.get().connection !== 'online');
    }

    await isOnline();
  });
});
