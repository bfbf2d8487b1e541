import { freshDatabase, type TestDatabase } from '../support/database';
import { Talker } from '../support/load';
import { freePort, type Node, startNode } from '../support/node';
import {
  closeSockets,
  connected,
  type OperatorClient,
  operatorClient,
  told,
  visitorClient,
  waitFor,
} from '../support/sockets';
import { bootStrapi } from '../support/strapi';

const ROUNDS = 20;

const VISITORS = 12;

const RECONNECT = {
  reconnection: true,
  reconnectionDelay: 50,
  reconnectionDelayMax: 200,
  randomizationFactor: 0,
};

const config = {
  limits: { messagesPerTenSeconds: 100_000, requestsPerMinute: 100_000, connectionsPerIp: 100_000 },
};

interface Stored {
  conversation: string;
  seq: number;
  clientId: string;
}

let database: TestDatabase;
let node: Node;
let visitors: Talker[];
let operator: Talker;

jest.setTimeout(600_000);

beforeAll(async () => {
  database = await freshDatabase();

  const port = await freePort();
  const start = () => startNode({ database, port, config });

  node = await start();

  const token = await firstAdmin();

  operator = new Talker(await available(token), 'operator');
  visitors = await Promise.all(Array.from({ length: VISITORS }, (_, index) => visitor(index)));

  const load = startLoad();

  for (let round = 0; round < ROUNDS; round += 1) {
    await underLoad(round);
    await node.kill();
    node = await start();
  }

  await load.end();
  await Promise.all([...visitors, operator].map((talker) => waitFor(() => talker.isConnected)));
  await Promise.all([...visitors, operator].map((talker) => talker.resync()));
  await node.kill();
});

afterAll(async () => {
  closeSockets();
  await node.kill();
  await database.drop();
});

it('keeps every acknowledged message, once, in order, and both sides see the same', async () => {
  const stored = await storedMessages();
  const byClientId = grouped(stored, ({ clientId }) => clientId);
  const acknowledged = [...visitors, operator].flatMap((talker) => talker.acknowledged);

  // Fewer would prove little: the load has to have lived through every round.
  expect(acknowledged.length).toBeGreaterThan(ROUNDS * VISITORS);

  const wrong = acknowledged.filter(({ clientId, seq, conversation }) => {
    const [row, ...again] = byClientId.get(clientId) ?? [];

    return row?.seq !== seq || row.conversation !== conversation || again.length > 0;
  });

  expect(wrong).toEqual([]);

  for (const [conversation, rows] of grouped(stored, (row) => row.conversation)) {
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));

    for (const talker of [operator, visitors.find(({ shown }) => shown.has(conversation))]) {
      const thread = [...(talker?.shown.get(conversation)?.values() ?? [])]
        .sort((a, b) => a.seq - b.seq)
        .map(({ seq, clientId }) => ({ seq, clientId }));

      expect(thread).toEqual(rows.map(({ seq, clientId }) => ({ seq, clientId })));
    }
  }

  for (const { acknowledged: own } of visitors) {
    const places = own.map(({ seq }) => seq);

    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
});

function grouped(rows: readonly Stored[], key: (row: Stored) => string): Map<string, Stored[]> {
  const groups = new Map<string, Stored[]>();

  for (const row of rows) {
    groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  }

  return groups;
}

/** The very first admin user, as the admin panel's own form makes it. */
async function firstAdmin(): Promise<string> {
  const { data } = await post('/admin/register-admin', {
    firstname: 'Kill',
    lastname: 'Test',
    email: 'kill@example.com',
    password: 'Playground1',
  });

  return data.token;
}

/** On duty in the only channel there is. */
async function available(token: string): Promise<OperatorClient> {
  const socket = await connected(operatorClient(node.url, token, RECONNECT));
  const answer = await fetch(`${node.url}/livechat/admin/channels`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { data } = await answer.json();

  await told(socket, 'channel:join', { channel: data[0].id });

  return socket;
}

async function visitor(index: number): Promise<Talker> {
  const { data } = await post('/api/livechat/visitors', {});

  return new Talker(visitorClient(node.url, { token: data.token }, RECONNECT), `visitor${index}`);
}

async function post(path: string, body: object) {
  const answer = await fetch(node.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

  return answer.json();
}

/** Everybody writes without a pause: visitors in their conversations, the operator in all of them. */
function startLoad(): { end: () => Promise<void> } {
  let isOn = true;

  const visiting = visitors.map(async (talker) => {
    let conversation: string | null = null;

    while (isOn) {
      ({ conversation } = await talker.say(conversation));
    }
  });

  const answering = (async () => {
    for (let turn = 0; isOn; turn += 1) {
      const conversations = [...new Set(visitors.flatMap(({ shown }) => [...shown.keys()]))];
      const conversation = conversations[turn % Math.max(1, conversations.length)];

      if (conversation === undefined) {
        await pause(20);
      } else {
        await operator.catchUp(conversation);
        await operator.say(conversation);
      }
    }
  })();

  return {
    end: async () => {
      isOn = false;
      await Promise.all([...visiting, answering]);

      for (const conversation of new Set(visitors.flatMap(({ shown }) => [...shown.keys()]))) {
        await operator.catchUp(conversation);
      }
    },
  };
}

/** Lets messages flow until some more are acknowledged, and then for a random moment. */
async function underLoad(round: number): Promise<void> {
  const count = () => visitors.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  const before = count();

  await waitFor(count, (now) => now > before + VISITORS * (round === 0 ? 2 : 1));
  await pause(Math.random() * 400);
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));

/** What the database holds, read by a Strapi that starts after the last kill. */
async function storedMessages(): Promise<Stored[]> {
  const app = await bootStrapi({ database, listen: false });

  try {
    const rows = await app.strapi.db
      .connection('livechat_messages as m')
      .join('livechat_conversations as c', 'c.thread_id', 'm.thread_id')
      .select('c.document_id as conversation', 'm.seq', 'm.client_id as clientId')
      .orderBy(['c.id', 'm.seq']);

    return rows.map(({ conversation, seq, clientId }) => ({
      conversation,
      clientId,
      seq: Number(seq),
    }));
  } finally {
    await app.close();
  }
}
