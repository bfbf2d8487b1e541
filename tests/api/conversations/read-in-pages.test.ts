import type { Message, Sync } from '../../../shared';
import {
  newClientId,
  operatorAvailable,
  siteChannel,
  textOf,
  visitorToken,
} from '../../support/people';
import { ASKS_ALWAYS, setAsking } from '../../support/ratings';
import { closeSockets } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

const MESSAGES = 450;

let app: App;
let visitor: string;
let conversation: string;
let operator: string;

beforeAll(async () => {
  app = await bootStrapi({ config: { limits: { requestsPerMinute: 10_000 } } });
  operator = (await operatorAvailable(app)).admin.token;
  await setAsking(app, ASKS_ALWAYS);
  visitor = await visitorToken(app);
  conversation = await talkAtLength();
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

/** A conversation longer than two pages. */
async function talkAtLength(): Promise<string> {
  const { key } = app.strapi.plugin('livechat').service('visitors').authenticate(visitor);
  const channel = await app.strapi
    .plugin('livechat')
    .service('channels')
    .byId(await siteChannel(app));
  const say = (body: string, id: string | null) =>
    app.strapi
      .plugin('livechat')
      .service('conversations')
      .sendAsVisitor(key, {
        channel,
        conversation: id,
        clientId: newClientId(),
        body,
        visitorContext: async () => ({
          page: null,
          locale: null,
          country: null,
          device: null,
          referrer: null,
          ip: null,
        }),
      });
  const first = await say('1', null);

  for (let number = 2; number <= MESSAGES; number += 1) {
    await say(String(number), first.conversation);
  }

  return first.conversation;
}

type Answer = Sync<{ id: string }>;

const asVisitor = async (query: object): Promise<Answer> => {
  const { body } = await app.request
    .get('/api/livechat/conversations/current')
    .query(query)
    .auth(visitor, { type: 'bearer' })
    .expect(200);

  return body.data;
};

const asOperator = async (query: object): Promise<Answer> => {
  const { body } = await app.request
    .get(`/livechat/admin/conversations/${conversation}`)
    .query(query)
    .auth(operator, { type: 'bearer' })
    .expect(200);

  return body.data;
};

/** Reads on until there is no more. */
async function readAll(ask: (query: object) => Promise<Answer>, limit?: number) {
  const messages: Message[] = [];
  const sizes: number[] = [];

  for (let more = true; more; ) {
    const answer = await ask({ after: messages.at(-1)?.version ?? 0, ...(limit && { limit }) });

    messages.push(...answer.messages);
    sizes.push(answer.messages.length);
    more = answer.more;
  }

  return { sizes, texts: messages.map(textOf) };
}

const everything = Array.from({ length: MESSAGES }, (_, index) => String(index + 1));

describe('a long conversation', () => {
  it.each([
    ['its visitor', asVisitor],
    ['an operator', asOperator],
  ])('comes to %s in pages of 200, nothing left out and nothing twice', async (_who, ask) => {
    expect(await readAll(ask)).toEqual({ sizes: [200, 200, 50], texts: everything });
  });

  it('comes in smaller pages where they are asked for', async () => {
    expect(await readAll(asVisitor, 150)).toEqual({ sizes: [150, 150, 150], texts: everything });
  });

  it.each([0, 201, -1, 1.5, 'all'])('never comes in pages of %p', async (limit) => {
    const { body, status } = await app.request
      .get('/api/livechat/conversations/current')
      .query({ limit })
      .auth(visitor, { type: 'bearer' });

    expect([status, body.error.details]).toMatchObject([
      400,
      { code: 'INPUT_INVALID', path: 'limit' },
    ]);
  });

  it('goes whole into its copy', async () => {
    const { key } = app.strapi.plugin('livechat').service('visitors').authenticate(visitor);
    const { messages } = await app.strapi
      .plugin('livechat')
      .service('conversations')
      .transcriptOf(key, conversation);

    expect(messages.map(textOf)).toEqual(everything);
  });
});

describe('a line that was edited', () => {
  it('comes again after everything that is older than the edit', async () => {
    const { key } = app.strapi.plugin('livechat').service('visitors').authenticate(visitor);

    await app.strapi.plugin('livechat').service('conversations').endAsVisitor(key, conversation);

    for (const value of [1, 5]) {
      await app.strapi
        .plugin('livechat')
        .service('ratings')
        .give('chat', { conversation, visitorKey: key }, { value }, { network: null });
    }

    const { messages, more } = await asOperator({ after: MESSAGES, limit: 2 });

    // The end, the rating, and the change of the rating, which took the place of the rating.
    expect(messages.map(({ kind, seq, version }) => [kind, seq, version])).toEqual([
      ['left', MESSAGES + 1, MESSAGES + 1],
      ['rating', MESSAGES + 2, MESSAGES + 3],
    ]);
    expect(more).toBe(false);

    // What is the operator's to read makes no page of the visitor's.
    expect(await asVisitor({ after: MESSAGES + 1 })).toMatchObject({ messages: [], more: false });
  });
});
