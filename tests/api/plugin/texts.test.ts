import { type AdminApi, adminApi } from '../../support/admin-api';
import { draftPage } from '../../support/pages';
import { aChannel, newClientId } from '../../support/people';
import { rated, rater, send, UNHURRIED, visitorInTalk, visitorToken } from '../../support/ratings';
import { routesOf } from '../../support/routes';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';

let app: App;
let root: AdminClient;
let api: AdminApi;

beforeAll(async () => {
  app = await bootStrapi({ config: UNHURRIED });
  root = await app.superAdmin();
  api = adminApi(app, root);
});

afterAll(() => app.close());

/** Half an emoji, NUL, a bell and U+FFFF: no database, no JSON column and no XML holds them all. */
const SPOILED = 'x\ud83d\0\u0007\uffffy';
const STORED = 'x\ufffdy';

/** Every text that is stored: writes it, and returns what is read afterwards. */
const TEXTS: Record<string, (text: string) => Promise<unknown>> = {
  'a visitor’s message': async (text) => {
    const { token } = await visitorInTalk(app);
    const { body } = await as(token, 'post', '/api/livechat/conversations/messages', {
      clientId: newClientId(),
      body: text,
    });

    return body.data.segments[0].text;
  },
  'the comment of a rating': async (text) => {
    const given = await send(app, await rater(app), { value: 5, comment: text });

    return given.body.data.comment;
  },
  'the note on a rating': async (text) => {
    const { conversation } = await rated(app, 1);
    const found = await api.get(`/ratings?conversation=${conversation}`);
    const { id } = found.body.data.ratings[0];

    return (await api.put(`/ratings/${id}`, { note: text })).body.data.note;
  },
  'the name of a channel': async (text) => (await aChannel(app, { name: text })).name,
  'the description of a channel': async (text) =>
    (await aChannel(app, { description: text })).description,
  'the consent text of a channel': async (text) =>
    (await aChannel(app, { consentText: text })).consentText,
  'a text of a channel': async (text) => (await aChannel(app, { buttonText: text })).buttonText,
  'a language variant of a text': async (text) =>
    (await aChannel(app, { texts: { fr: { welcomeMessage: text } } })).texts.fr?.welcomeMessage,
  'a chat name': async (text) =>
    (await api.put('/operators/me', { chatName: text })).body.data.chatName,
  'the name of a saved view': async (text) =>
    (await api.post('/views', { report: 'ratings', name: text, query: '', shared: false })).body
      .data.name,
  'the query of a saved view': async (text) =>
    (await api.post('/views', { report: 'ratings', name: 'View', query: text, shared: false })).body
      .data.query,
  'the title of the Livechat page': async (text) => {
    await draftPage(app, { title: text });

    return (await storedPage()).title;
  },
  'the intro of the Livechat page': async (text) => {
    const children = [{ type: 'text', text }];

    await draftPage(app, { title: 'Page', intro: [{ type: 'paragraph', children }] });

    return (await storedPage()).intro[0].children[0].text;
  },
};

it.each(Object.entries(TEXTS))('stores %s well-formed', async (_, store) => {
  expect(await store(SPOILED)).toBe(STORED);
});

it.each([
  [SPOILED, null],
  ['pt_br', 'pt-BR'],
  ['x'.repeat(5_000), null],
])('turns nobody away for the language %j, and stores what it says', async (locale, stored) => {
  expect((await conversationOn({ locale })).visitor.locale).toBe(stored);
});

it.each([
  ['half an emoji and control characters', `/${SPOILED}`, '/x%EF%BF%BD%00%07%EF%BF%BFy'],
  ['another site’s address', 'https://shop.example/cart', '/cart'],
  ['50,000 characters', `/a${'p'.repeat(50_000)}#end`, expect.stringMatching(/^\/app.*p#end$/)],
])(
  'turns nobody away for a page of %s, and stores it as browsers spell it',
  async (_, page, stored) => {
    expect((await conversationOn({ page })).page).toEqual(stored);
  }
);

it.each([
  [
    '/rules/:channel',
    'put',
    { rules: [{ action: 'show', pattern: 'a\ud83d' }] },
    'rules.0.pattern',
  ],
  ['/rules/:channel', 'put', { rules: [{ action: 'show', chatbot: '\0' }] }, 'rules.0.chatbot'],
  ['/ratings/hidden', 'put', { ids: ['a\0'], hidden: true }, 'ids.0'],
] as const)(
  'refuses what nobody typed and names it: %s %s %j',
  async (path, method, body, field) => {
    const { id } = await aChannel(app);
    const answer = await api[method](path.replace(':channel', id), body);

    expect([answer.status, answer.body.error?.details]).toEqual([
      400,
      { code: 'INPUT_INVALID', path: field },
    ]);
  }
);

it.each(['%00', '%ED%A0%BD', 'a%00b', '%FF', '%EF%BF%BF', '%20', '%0A'])(
  'answers no route with a server error where %s stands in its path',
  async (strange) => {
    const token = await visitorToken(app);
    const routes = routesOf(app.strapi).filter(({ path }) => path.includes(':'));
    const answers = await Promise.all(
      routes.map(async ({ method, path, audience }) => {
        const { status } = await as(
          audience === 'admin' ? root.token : token,
          method.toLowerCase() as 'get',
          path.replaceAll(/:\w+/g, strange)
        );

        return [`${method} ${path}`, status >= 500 ? status : 'no server error'];
      })
    );

    expect(answers.filter(([, answer]) => answer !== 'no server error')).toEqual([]);
  }
);

const as = (token: string, method: 'get' | 'post', path: string, body?: object) =>
  app.request[method](path).auth(token, { type: 'bearer' }).send(body);

/** The conversation of a visitor whose browser told this with the first message. */
async function conversationOn(told: { page?: string; locale?: string }) {
  const token = await visitorToken(app);
  const { body } = await as(token, 'post', '/api/livechat/conversations/messages', {
    clientId: newClientId(),
    body: 'Hello',
    ...told,
  });
  const read = await api.get(`/conversations/${body.data.conversation}`);

  return read.body.data.conversation;
}

const storedPage = async () =>
  Object(await app.strapi.documents('plugin::livechat.livechat-page').findFirst({ locale: 'en' }));
