import { type Client, type ClientOptions, createClient } from '../../client/src';
import { ModelServer, memory } from './server';

/** The published client, in Node: there is no window here, no document and no storage. */

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
  jest.spyOn(console, 'warn').mockReturnValue();
});

const seconds = (count: number): Promise<void> => jest.advanceTimersByTimeAsync(count * 1_000);

const clients: Client[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) {
    client.destroy();
  }

  jest.useRealTimers();
  jest.restoreAllMocks();
});

function aClient(more: Partial<ClientOptions> = {}): { client: Client; server: ModelServer } {
  const server = new ModelServer();
  const client = createClient({
    url: 'https://cms.example/',
    storage: memory(),
    connect: server.connect,
    ...more,
  });

  clients.push(client);

  return { client, server };
}

const texts = ({ state }: Client): string[] =>
  state.messages.map(({ segments }) => segments.map(({ text }) => text).join(''));

describe('a client', () => {
  it('asks nothing of the server before it is started, nor of a newcomer', async () => {
    const { client } = aClient();

    client.resume();
    await seconds(5);

    expect(client.state).toMatchObject({ status: 'idle', phase: 'new', messages: [], unread: 0 });
  });

  it('sends, hears, reads, ends, rates and begins anew', async () => {
    const { client, server } = aClient();
    const clientId = client.send('Is anybody there?');

    expect(client.state.status).toBe('connecting');
    expect(client.state.outgoing).toMatchObject([{ clientId, state: 'sending' }]);

    await seconds(1);
    expect(client.state).toMatchObject({ status: 'online', phase: 'open', outgoing: [] });

    server.write();
    expect(client.state.unread).toBe(1);
    client.read();
    expect(client.state.unread).toBe(0);
    expect(server.told).toContainEqual(['messages:read', { conversation: 'one', seq: 2 }]);
    expect(texts(client)).toEqual(['Is anybody there?', 'message 2']);

    client.end();
    expect(client.state.isEnding).toBe(true);
    await seconds(1);
    expect(client.state).toMatchObject({ phase: 'ended', asksRating: true, isEnding: false });

    client.rate(5, 'quick');
    await seconds(1);
    expect(server.rating).toBe(5);
    expect(client.state.rating).toMatchObject({ value: 5, state: 'kept' });

    client.renew();
    expect(client.state).toMatchObject({ phase: 'new', messages: [], rating: null });
  });

  it('says that it is offline whatever is done to its clock meanwhile', async () => {
    const { client, server } = aClient();

    server.isUp = false;
    client.start();
    jest.setSystemTime(Date.parse('2026-11-19T10:00:00Z'));
    expect(client.state.status).toBe('connecting');
    await seconds(2);
    expect(client.state.status).toBe('offline');
  });

  it('says that it is offline once the server was not heard for longer than a hiccup', async () => {
    const { client, server } = aClient();

    client.start();
    await seconds(1);
    server.isUp = false;
    server.cut();
    expect(client.state.status).toBe('connecting');

    await seconds(2);
    expect(client.state.status).toBe('offline');

    client.send('later');
    server.isUp = true;
    server.cut();
    await seconds(2);
    expect(client.state.status).toBe('online');
    expect(server.said).toEqual(['later']);
  });

  it('tells of all changes of one moment once, and goes on when a listener throws', async () => {
    const { client } = aClient();
    const told = jest.fn();

    client.subscribe(() => {
      throw new TypeError('the listener’s own fault');
    });

    const stop = client.subscribe(told);

    client.send('one');
    client.send('two');
    expect(told).not.toHaveBeenCalled();

    await seconds(0);
    expect(told).toHaveBeenCalledTimes(1);

    await seconds(1);
    expect(client.state.messages).toHaveLength(2);

    const { length } = told.mock.calls;

    stop();
    client.send('three');
    await seconds(1);
    expect(told).toHaveBeenCalledTimes(length);
  });

  it('answers with the same state as long as nothing changes', async () => {
    const { client } = aClient();

    client.start();
    await seconds(2);

    const { state } = client;

    await seconds(20);
    expect(client.state).toBe(state);
    client.send('one');
    expect(client.state).not.toBe(state);
  });

  it('goes on after a reload where something is under way, without being told to start', async () => {
    const storage = memory();
    const server = new ModelServer();
    const first = aClient({ storage, connect: server.connect }).client;

    first.send('one');
    await seconds(1);
    first.destroy();

    const { client } = aClient({ storage, connect: server.connect });

    client.resume();
    await seconds(1);
    expect(texts(client)).toEqual(['one']);
  });

  it('keeps a failed message until it is taken back or tried again', async () => {
    const { client, server } = aClient();

    server.isStrict = true;

    const clientId = client.send('one');

    await seconds(1);
    expect(client.state.outgoing).toMatchObject([{ clientId, state: 'failed' }]);

    server.isStrict = false;
    client.retry(clientId);
    await seconds(5);
    expect(server.said).toEqual(['one']);
    client.remove(clientId);
    expect(client.state.messages).toHaveLength(1);
  });
});

describe('what is asked at the wrong moment', () => {
  it('is no rating before there is a conversation', async () => {
    const { client, server } = aClient();

    client.rate(5);
    expect(client.state.rating).toBeNull();

    client.start();
    await seconds(1);
    client.rate(5);
    expect(client.state.rating).toBeNull();

    client.send('one');
    await seconds(1);
    expect(server.said).toEqual(['one']);
    expect(server.rating).toBeNull();
  });

  it('sends nothing again, and takes nothing back, that is on its way', async () => {
    const { client, server } = aClient();
    const clientId = client.send('one');

    client.send('two');
    client.retry(clientId);
    client.remove(clientId);
    expect(client.state.outgoing).toMatchObject([{ body: 'one' }, { body: 'two' }]);

    await seconds(1);
    expect(server.said).toEqual(['one', 'two']);
  });
});

describe('a channel that is gone', () => {
  async function aClientOfNoChannel(): Promise<Client> {
    const { client, server } = aClient();

    client.send('one');
    await seconds(1);
    server.write();
    server.isGone = true;
    server.cut();
    await seconds(1);
    expect(client.state.status).toBe('gone');

    return client;
  }

  it('leaves what was said to be read until it is put away', async () => {
    const client = await aClientOfNoChannel();

    expect(texts(client)).toEqual(['one', 'message 2']);
    client.renew();
    expect(client.state).toMatchObject({ status: 'gone', phase: 'new', messages: [] });
  });

  it('gets nothing that is said later, which fails at once', async () => {
    const client = await aClientOfNoChannel();
    const clientId = client.send('two');

    expect(client.state.outgoing).toMatchObject([{ clientId, state: 'failed' }]);
    client.retry(clientId);
    expect(client.state.outgoing).toMatchObject([{ clientId, state: 'failed' }]);
    client.remove(clientId);
    expect(client.state.outgoing).toEqual([]);
  });
});

describe('a question that fails', () => {
  it.each(['senseless', 'failed', 'unanswered'] as const)(
    'holds nothing up for good, when its answer is %s',
    async (fate) => {
      const { client, server } = aClient();

      client.start();
      await seconds(1);
      server.fates = [fate, fate, fate];
      client.send('odd');
      client.send('good');
      await seconds(120);

      expect(server.said).toEqual(['odd', 'good']);
      expect(client.state).toMatchObject({ status: 'online', outgoing: [] });
    }
  );

  it.each(['unanswered', 'senseless', 'answered'] as const)(
    'leaves no timer behind a client that is destroyed while it is asked, %s',
    async (fate) => {
      const { client, server } = aClient();

      client.start();
      await seconds(1);
      server.fates = [fate];
      client.send('one');
      client.typing(true);
      client.destroy();
      await seconds(11);

      expect(jest.getTimerCount()).toBe(0);
      client.start();
      client.send('two');
      await seconds(60);
      expect(server.said).not.toContain('two');
    }
  );
});
