import { socketsOf } from '../../server/src/plugin/sockets';
import type { OperatorToServerEvents, VisitorToServerEvents } from '../../shared';
import { CALLERS, type Caller, makeWorld, SECRETS, type World } from '../support/callers';
import { newClientId } from '../support/people';
import {
  ask,
  closeSockets,
  connected,
  type OperatorClient,
  operatorClient,
  refusal,
  type VisitorClient,
  visitorClient,
} from '../support/sockets';

/** Who is let in, and what everybody else is told at the door. */
const DOORS: Record<'visitor' | 'operator', Partial<Record<Caller, string>>> = {
  visitor: {
    nobody: 'TOKEN_INVALID',
    expired: 'TOKEN_EXPIRED',
    foreign: 'TOKEN_INVALID',
    unpermitted: 'TOKEN_INVALID',
    colleague: 'TOKEN_INVALID',
    assigned: 'TOKEN_INVALID',
    manager: 'TOKEN_INVALID',
    root: 'TOKEN_INVALID',
  },
  operator: {
    nobody: 'INPUT_INVALID',
    owner: 'TOKEN_INVALID',
    stranger: 'TOKEN_INVALID',
    expired: 'TOKEN_INVALID',
    foreign: 'TOKEN_INVALID',
    unpermitted: 'FORBIDDEN',
  },
};

/** An event said by everybody whom the door lets in; who is not named is answered `ok`. */
interface Row {
  payload: (world: World) => object | Promise<object>;
  except?: Partial<Record<Caller, string>>;
}

const UNKNOWN_TO_STRANGERS = { stranger: 'CONVERSATION_UNKNOWN' };

const UNKNOWN_TO_COLLEAGUES = { colleague: 'CONVERSATION_UNKNOWN' };

/** Every event of a visitor; one without a row does not compile. */
const VISITOR_ROWS: Record<keyof VisitorToServerEvents, Row> = {
  'message:send': {
    payload: ({ conversation }) => ({ conversation, clientId: newClientId(), body: 'Hi' }),
    except: UNKNOWN_TO_STRANGERS,
  },
  'messages:sync': {
    payload: ({ conversation }) => ({ conversation, after: 0 }),
    except: UNKNOWN_TO_STRANGERS,
  },
  'messages:read': {
    payload: ({ conversation }) => ({ conversation, seq: 1 }),
    except: UNKNOWN_TO_STRANGERS,
  },
  'typing:set': {
    payload: ({ conversation }) => ({ conversation, typing: true }),
    except: UNKNOWN_TO_STRANGERS,
  },
  'page:set': { payload: () => ({ page: '/somewhere' }) },
  'conversation:end': {
    payload: async (world) => ({ conversation: await world.spareConversation() }),
    except: UNKNOWN_TO_STRANGERS,
  },
  'rating:give': {
    payload: ({ ended }) => ({ conversation: ended, value: 3 }),
    except: UNKNOWN_TO_STRANGERS,
  },
  'transcript:ask': {
    payload: ({ ended }) => ({ conversation: ended, email: 'wanda@shop.example' }),
    except: UNKNOWN_TO_STRANGERS,
  },
};

/** Every event of an operator; one without a row does not compile. */
const OPERATOR_ROWS: Record<keyof OperatorToServerEvents, Row> = {
  'message:send': {
    payload: ({ conversation }) => ({ conversation, clientId: newClientId(), body: 'Hi' }),
    except: UNKNOWN_TO_COLLEAGUES,
  },
  'messages:sync': {
    payload: ({ conversation }) => ({ conversation, after: 0 }),
    except: UNKNOWN_TO_COLLEAGUES,
  },
  // Only the reading of whom it is assigned to counts: a manager looks without being seen.
  'messages:read': {
    payload: ({ conversation }) => ({ conversation, seq: 1 }),
    except: {
      ...UNKNOWN_TO_COLLEAGUES,
      manager: 'CONVERSATION_UNKNOWN',
      root: 'CONVERSATION_UNKNOWN',
    },
  },
  'typing:set': {
    payload: ({ conversation }) => ({ conversation, typing: true }),
    except: UNKNOWN_TO_COLLEAGUES,
  },
  'conversations:list': { payload: () => ({}) },
  'conversations:check': { payload: ({ conversation }) => ({ conversations: [conversation] }) },
  'conversation:end': {
    payload: async (world) => ({ conversation: await world.spareConversation() }),
    except: UNKNOWN_TO_COLLEAGUES,
  },
  'activity:report': { payload: () => ({}) },
  'channel:join': { payload: async (world) => ({ channel: await world.spareChannel() }) },
  'channel:leave': { payload: async (world) => ({ channel: await world.spareChannel() }) },
};

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});

afterAll(async () => {
  closeSockets();
  await world.close();
});

const NAMESPACES = [
  ['visitor', VISITOR_ROWS],
  ['operator', OPERATOR_ROWS],
] as const;

describe.each(NAMESPACES)('the %s namespace', (audience, rows) => {
  const outside = CALLERS.filter((caller) => caller in DOORS[audience]);
  const inside = CALLERS.filter((caller) => !(caller in DOORS[audience]));

  it('has a row for every event it answers, and none for others', () => {
    const answered = Object.keys(socketsOf(world.app.strapi, audience));

    expect(Object.keys(rows).sort()).toEqual(answered.sort());
  });

  it.each(outside)('does not let %s in', async (caller) => {
    const { code } = Object(await refusal(clientOf(audience, caller)));

    expect(code).toBe(DOORS[audience][caller]);
  });

  describe.each(inside)('to %s', (caller) => {
    it.each(Object.keys(rows))('answers %s as the table says', async (event) => {
      const row: Row = rows[event as keyof typeof rows];
      const socket = await connected(clientOf(audience, caller));
      const reply = await ask(socket, event as never, (await row.payload(world)) as never);
      const expected = row.except?.[caller] ?? 'ok';

      expect(Object(reply).ok ? 'ok' : Object(reply).error.code).toBe(expected);
      expect(JSON.stringify(reply)).not.toContain('@example.com');
      expect(tellsTooMuch(caller, JSON.stringify(reply))).toEqual([]);
      socket.disconnect();
    });
  });
});

it('tells a stranger and a colleague nothing of what the others say', async () => {
  const heard: unknown[] = [];
  const listeners = [clientOf('visitor', 'stranger'), clientOf('operator', 'colleague')];

  for (const socket of listeners) {
    (await connected(socket)).onAny((...news: unknown[]) => heard.push(news));
  }

  const owner = await connected(clientOf('visitor', 'owner'));
  const conversation = await world.spareConversation();

  await ask(owner, 'message:send', {
    conversation,
    clientId: newClientId(),
    body: SECRETS.message,
  } as never);

  // The answers of a round trip come after whatever was sent to the same sockets before.
  await ask(clientFrom(listeners[0]), 'page:set' as never, { page: '/' } as never);
  await ask(clientFrom(listeners[1]), 'conversations:list' as never, {} as never);

  expect(JSON.stringify(heard)).not.toContain(conversation);
  expect(JSON.stringify(heard)).not.toContain(SECRETS.message);
});

const clientFrom = (socket: VisitorClient | OperatorClient | undefined) =>
  socket as VisitorClient & OperatorClient;

/** What an answer gives away: visitors never read real names, strangers and colleagues no words. */
function tellsTooMuch(caller: Caller, text: string): string[] {
  const hidden: Partial<Record<Caller, readonly string[]>> = {
    owner: [SECRETS.name],
    stranger: Object.values(SECRETS),
    colleague: [SECRETS.message, SECRETS.comment],
  };

  return (hidden[caller] ?? []).filter((secret) => text.includes(secret));
}

function clientOf(
  audience: 'visitor' | 'operator',
  caller: Caller
): VisitorClient | OperatorClient {
  const { app, tokens, channel } = world;

  return audience === 'visitor'
    ? visitorClient(app.url, { token: tokens[caller], channel: channel.slug })
    : operatorClient(app.url, tokens[caller]);
}
