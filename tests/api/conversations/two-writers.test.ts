import fc from 'fast-check';
import { createConversations } from '../../../server/src/conversations/service';
import { headsOf } from '../../../server/src/conversations/store';
import type { Viewer } from '../../../server/src/operators/viewer';
import { emitEventFromElsewhere } from '../../../server/src/plugin/events';
import { service } from '../../../server/src/plugin/service';
import { newClientId } from '../../../shared/client-id';
import type { Message } from '../../../shared/conversations';
import { openDoors, visitorToken } from '../../support/people';
import { type App, bootStrapi } from '../../support/strapi';
import { rewriteThread, threadOf } from '../../support/threads';
import { answering } from '../../support/viewers';

type Conversations = ReturnType<typeof createConversations>;

let app: App;
/** Two nodes, as far as the log goes: each remembers threads by itself, and both write one database. */
let nodes: readonly [Conversations, Conversations];

beforeAll(async () => {
  app = await bootStrapi({
    config: {
      limits: { connectionsPerIp: 1e6, requestsPerMinute: 1e6, messagesPerTenSeconds: 1e6 },
    },
  });
  await openDoors(app);
  nodes = [service(app.strapi, 'conversations'), createConversations({ strapi: app.strapi })];
});

afterAll(() => app.close());

/** A visitor in a conversation of their own. */
async function visiting() {
  const token = await visitorToken(app);
  const { key } = service(app.strapi, 'visitors').authenticate(token);
  const channel = await service(app.strapi, 'channels').bySlug('');
  const nobody = { ip: '127.0.0.1', network: null, headers: {} };
  const say = (node: number, conversation: string | null, clientId = newClientId()) =>
    (nodes[node] ?? nodes[0]).sendAsVisitor(key, {
      ...{ channel, conversation, clientId, body: 'hello', client: nobody, hint: null },
      visitorContext: () => service(app.strapi, 'visitors').sight({ ...nobody, ...NOWHERE }),
    });
  const { conversation } = await say(0, null);

  return { key, conversation, say };
}

/** An operator who answers and reads what is theirs. */
async function anOperator(): Promise<Viewer> {
  const { id } = await app.adminUser({ permissions: ['conversations.answer'] });

  return answering(await service(app.strapi, 'operators').mine(id));
}

/** Long enough for another transaction to come as far as it gets. */
const soon = () =>
  new Promise((done) => {
    setTimeout(done, 200);
  });

const NOWHERE = { page: null, locale: null, referrer: null };

const stored = async (conversation: string) => {
  const thread = await threadOf(app, conversation);
  const where = { thread };

  return {
    thread: await app.strapi.db.query('plugin::livechat.thread').findOne({ where: { id: thread } }),
    messages: await app.strapi.db
      .query('plugin::livechat.message')
      .findMany({ where, orderBy: 'id' }),
  };
};

interface Act {
  node: number;
  who: number;
  what: 'say' | 'repeat' | 'read';
}

type Visiting = Awaited<ReturnType<typeof visiting>>;

/** Does what a visitor does through a node; answers what was said with it. */
async function act(
  { node, what }: Act,
  { key, conversation, say }: Visiting,
  before: Message | undefined
): Promise<Message[]> {
  if (what === 'read') {
    await nodes[node]?.readAsVisitor(key, conversation, node);

    return [];
  }

  if (what === 'repeat' && before) {
    expect(await say(node, conversation, before.clientId)).toEqual(before);

    return [];
  }

  return [await say(node, conversation)];
}

/** Lets visitors do things, round by round, those of a round at once; answers what each was told is stored. */
async function actAll(rounds: readonly (readonly Act[])[], visitors: readonly Visiting[]) {
  const said = visitors.map((): Message[] => []);

  for (const round of rounds) {
    const known = said.map((own) => [...own]);

    await Promise.all(
      round.map(async (one, index) => {
        const own = known[one.who] ?? [];
        const before = own[index % Math.max(1, own.length)];

        said[one.who]?.push(...(await act(one, visitors[one.who] as Visiting, before)));
      })
    );
  }

  return said;
}

it('leaves neither a gap nor a double, however two nodes write at once', async () => {
  const one = fc.record({
    node: fc.integer({ min: 0, max: 1 }),
    who: fc.integer({ min: 0, max: 2 }),
    what: fc.constantFrom('say' as const, 'say' as const, 'repeat' as const, 'read' as const),
  });
  const rounds = fc.array(fc.array(one, { maxLength: 12 }), { maxLength: 6 });

  await fc.assert(
    fc.asyncProperty(rounds, async (acts) => {
      const visitors = [await visiting(), await visiting(), await visiting()];
      const said = await actAll(acts, visitors);

      for (const [index, { conversation }] of visitors.entries()) {
        const { thread, messages } = await stored(conversation);

        // By id: what was written first has the lower place.
        expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, place) => place + 1));
        expect(thread).toMatchObject({
          version: messages.length,
          visitorMessages: messages.length,
        });
        expect(messages.length).toBe((said[index]?.length ?? 0) + 1);

        for (const { seq, clientId } of said[index] ?? []) {
          expect(messages[seq - 1]?.clientId).toBe(clientId);
        }
      }
    }),
    { numRuns: 8 }
  );
});

it('believes the database where another node wrote, and not what it remembers', async () => {
  const { conversation, say } = await visiting();

  await say(0, conversation);
  await rewriteThread(app, conversation, { version: 7 });

  expect(await say(0, conversation)).toMatchObject({ seq: 8 });
  expect(await say(1, conversation)).toMatchObject({ seq: 9 });
  expect(await say(0, conversation)).toMatchObject({ seq: 10 });
});

it('knows what was read of what another node wrote', async () => {
  const { key, conversation, say } = await visiting();

  await say(0, conversation);
  await rewriteThread(app, conversation, { version: 7 });
  await nodes[0].readAsVisitor(key, conversation, 7);

  expect((await stored(conversation)).thread).toMatchObject({ version: 7, readByVisitor: 7 });
});

it('refuses a client id that a message elsewhere has, and harms nobody who writes at once', async () => {
  const [one, other] = [await visiting(), await visiting()];
  const { clientId } = await one.say(0, one.conversation);
  const [refused, taken] = await Promise.allSettled([
    other.say(0, other.conversation, clientId),
    one.say(0, one.conversation),
  ]);

  expect(refused).toMatchObject({
    status: 'rejected',
    reason: { details: { code: 'CLIENT_ID_TAKEN', path: 'clientId' } },
  });
  expect(taken).toMatchObject({ status: 'fulfilled', value: { seq: 3 } });
});

it('begins nothing with a client id that is taken', async () => {
  const { conversation, say } = await visiting();
  const { clientId } = await say(0, conversation);
  const conversations = app.strapi.db.query('plugin::livechat.conversation');
  const before = await conversations.count();
  const { status } = await app.request
    .post('/api/livechat/conversations/messages')
    .auth(await visitorToken(app), { type: 'bearer' })
    .send({ channel: '', clientId, body: 'mine too' });

  expect(status).toBe(400);
  expect(await conversations.count()).toBe(before);
});

it('answers a repetition after the end with what was stored', async () => {
  const { key, conversation, say } = await visiting();
  const message = await say(0, conversation);

  await nodes[0].endAsVisitor(key, conversation);

  for (const node of [0, 1]) {
    expect(await say(node, conversation, message.clientId)).toEqual(message);
    await expect(say(node, conversation)).rejects.toMatchObject({
      details: { code: 'CONVERSATION_ENDED' },
    });
  }
});

it('asks twice at most what a repetition is answered with: once as remembered, once for sure', async () => {
  const { conversation, say } = await visiting();
  const message = await say(0, conversation);
  const { transaction } = app.strapi.db;
  const spy = jest.spyOn(app.strapi.db, 'transaction').mockImplementation(transaction);

  expect(await say(0, conversation, message.clientId)).toEqual(message);
  expect(spy.mock.calls.length).toBeLessThanOrEqual(2);
  spy.mockRestore();
});

it('lets an operator read no more of what another node has given to somebody else', async () => {
  const { conversation } = await visiting();
  const [ada, ben] = [await anOperator(), await anOperator()];
  const body = { conversation, clientId: newClientId(), body: 'hello' };
  const { seq } = await nodes[0].sendAsOperator(ada, body);

  await nodes[0].readAsOperator(ada, conversation, seq);
  await app.strapi.db.query('plugin::livechat.conversation').update({
    where: { documentId: conversation },
    data: { operator: ben.operator.row },
  });
  await emitEventFromElsewhere(app.strapi, 'livechat.conversation.assigned', { conversation });

  await expect(nodes[0].readAsOperator(ada, conversation, seq)).rejects.toMatchObject({
    details: { code: 'CONVERSATION_UNKNOWN' },
  });
});

it('locks a thread before its conversation, as they are written', async () => {
  const { conversation } = await visiting();
  const thread = await threadOf(app, conversation);
  const turn = new Date();
  let begin = (): void => undefined;
  const begun = new Promise<void>((done) => {
    begin = done;
  });
  // Begun outside of the other transaction, or it would be part of it.
  const locked = begun.then(() =>
    app.strapi.db.transaction(({ trx }) => headsOf(trx, 't.id', [thread], true))
  );

  await app.strapi.db.transaction(async ({ trx }) => {
    await trx('livechat_threads').where({ id: thread }).update({ updated_at: turn });
    begin();
    await soon();
    await trx('livechat_conversations').where({ thread_id: thread }).update({ updated_at: turn });
  });

  expect(await locked).toMatchObject([{ id: conversation }]);
});
