import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { retry, say, setConnection } from '../../../admin/src/conversations/answering';
import { type Connection, openConnection } from '../../../admin/src/conversations/connection';
import { type ConsoleStore, createConsoleStore } from '../../../admin/src/conversations/store';
import { NAMESPACES, SOCKET_PATH } from '../../../shared/realtime';
import { waitFor } from '../../support/sockets';
import { aConversation, aMessage } from './makers';

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

  it('forgets what it may no longer show, and keeps the rest', async () => {
    await isOnline();

    for (const id of ['c1', 'c2']) {
      consoleStore.dispatch({ type: 'opened', conversation: aConversation({ id, unread: 1 }) });
      consoleStore.dispatch({ type: 'received', message: aMessage({ conversation: id }) });
    }

    const asked: unknown[] = [];
    const [socket] = sockets;

    socket?.on('conversations:check', (payload, answer) => {
      asked.push(payload);
      answer({ ok: true, value: ['c2'] });
    });
    socket?.on('conversations:list', (_payload, answer) => answer({ ok: true, value: [] }));
    socket?.emit('rights:changed', { actions: [] });
    await waitFor(() => consoleStore.get().conversations.c1 === undefined);

    const { conversations, threads, windows, rights } = consoleStore.get();

    expect(asked).toEqual([{ conversations: ['c1', 'c2'] }]);
    expect([Object.keys(conversations), Object.keys(threads)]).toEqual([['c2'], ['c2']]);
    expect([...windows.shown, ...windows.stacked].map(({ id }) => id)).toEqual(['c2']);
    expect(rights).toBe(1);
  });

  it('forgets nothing where the server cannot say what it may show', async () => {
    await isOnline();
    consoleStore.dispatch({ type: 'opened', conversation: aConversation({ unread: 1 }) });

    const [socket] = sockets;
    const asked = new Promise<void>((done) => {
      socket?.on('conversations:check', (_payload, answer) => {
        answer({ ok: false, error: { code: 'FORBIDDEN', message: '' } });
        done();
      });
    });

    socket?.emit('rights:changed', { actions: [] });
    await asked;
    await waitFor(() => consoleStore.get().rights === 1);
    expect(Object.keys(consoleStore.get().conversations)).toEqual(['c1']);
  });

  it('tries a note again as a note, and never as an answer', async () => {
    await isOnline();

    const heard: Record<string, unknown>[] = [];
    const [socket] = sockets;
    const unsent = () => consoleStore.get().threads.c1?.outgoing ?? [];

    socket?.on('message:send', (payload, answer) => {
      heard.push(payload);
      answer({ ok: false, error: { code: 'FORBIDDEN', message: '' } });
    });
    setConnection(connection);
    say('c1', 'no voucher', 'internal');
    await waitFor(() => unsent()[0]?.state === 'failed');

    for (const outgoing of unsent()) {
      retry('c1', outgoing);
    }

    await waitFor(() => heard.length === 2);
    setConnection(null);
    expect(heard[1]).toEqual(heard[0]);
    expect(heard[0]).toMatchObject({ body: 'no voucher', audience: 'internal' });
  });
});
