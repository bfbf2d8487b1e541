import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { transformSync } from 'esbuild';
import { rated, send, UNHURRIED } from '../../support/ratings';
import { openReceiver, type Receiver } from '../../support/receiver';
import { waitFor } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

const SECRET = 'a secret of at least thirty-two characters';

let app: App;
let all: Receiver;
let changes: Receiver;

beforeAll(async () => {
  [all, changes] = [await openReceiver(), await openReceiver()];
  app = await bootStrapi({
    config: {
      ...UNHURRIED,
      webhooks: [
        { url: all.url, secret: SECRET },
        { url: changes.url, secret: SECRET, events: ['livechat.rating.changed'] },
      ],
    },
  });
});

afterAll(async () => {
  await app.close();
  all.close();
  changes.close();
});

beforeEach(() => {
  for (const receiver of [all, changes]) {
    receiver.told.length = 0;
    receiver.answers((response) => response.end());
  }
});

const named = ({ told }: Receiver, event: string) =>
  told.filter(({ headers }) => headers['livechat-event'] === event);

const heard = async (receiver: Receiver, event: string, times = 1) => {
  await waitFor(() => named(receiver, event).length >= times);

  return named(receiver, event);
};

/** The check that docs/events.md tells receivers to make. */
function documentedCheck(): (headers: object, body: string, secret: string) => boolean {
  const page = readFileSync(resolve(__dirname, '../../../docs/events.md'), 'utf8');
  const [, code = ''] = /```js\n(import \{ createHmac[\s\S]*?)```/.exec(page) ?? [];
  const compiled = transformSync(code, { format: 'cjs', loader: 'js' }).code;
  const found = { exports: {} as { isFromLivechat: ReturnType<typeof documentedCheck> } };

  new Function('module', 'exports', 'require', compiled)(
    found,
    found.exports,
    createRequire(__filename)
  );

  return found.exports.isFromLivechat;
}

it('tells of a rating by ids and value, signed as the documentation says', async () => {
  await rated(app, 5, { comment: 'The secret of the customer' });

  const [told] = await heard(all, 'livechat.rating.created');
  const check = documentedCheck();

  expect(check(told?.headers ?? {}, told?.body ?? '', SECRET)).toBe(true);
  expect(check(told?.headers ?? {}, `${told?.body} `, SECRET)).toBe(false);
  expect(check(told?.headers ?? {}, told?.body ?? '', `${SECRET}!`)).toBe(false);
  expect(
    check({ ...told?.headers, 'livechat-timestamp': '1700000000' }, told?.body ?? '', SECRET)
  ).toBe(false);
  expect(Object.keys(JSON.parse(told?.body ?? '')).sort()).toEqual([
    'channel',
    'conversation',
    'createdAt',
    'event',
    'hidden',
    'id',
    'rating',
    'value',
  ]);
  expect(JSON.stringify(all.told)).not.toContain('secret of the customer');
  expect(named(all, 'livechat.conversation.started')).toHaveLength(1);
  expect(named(all, 'livechat.conversation.ended')).toHaveLength(1);
});

it('tells each only of what it asked for', async () => {
  const who = await rated(app, 5);

  await send(app, who, { value: 1 }).expect(200);
  await heard(changes, 'livechat.rating.changed');
  await heard(all, 'livechat.rating.changed');
  expect(changes.told.map(({ headers }) => headers['livechat-event'])).toEqual([
    'livechat.rating.changed',
  ]);
});

it('tries again what failed, under the same id, until it is heard', async () => {
  let isFirst = true;

  changes.answers((response) => {
    response.statusCode = isFirst ? 503 : 200;
    isFirst = false;
    response.end();
  });

  await send(app, await rated(app, 5), { value: 3 }).expect(200);

  const tries = await heard(changes, 'livechat.rating.changed', 2);
  const ids = tries.map(({ headers }) => headers['livechat-delivery']);

  expect(ids[0]).toBe(ids[1]);
  expect(tries[0]?.body).toBe(tries[1]?.body);
  expect(JSON.parse(tries[0]?.body ?? '').id).toBe(ids[0]);
});

it('does not ask again who refused for good, nor follow to another address', async () => {
  const first = await rated(app, 5);
  const second = await rated(app, 5);
  const third = await rated(app, 5);

  changes.answers((response) => {
    response.writeHead(404).end();
  });
  await send(app, first, { value: 3 }).expect(200);
  await heard(changes, 'livechat.rating.changed', 1);

  changes.answers((response) => {
    response.writeHead(302, { Location: all.url }).end();
  });
  await send(app, second, { value: 3 }).expect(200);
  await heard(changes, 'livechat.rating.changed', 2);

  // By the time a try that failed would have come again, the next one has been heard.
  changes.answers((response) => {
    response.writeHead(503).end();
  });
  await send(app, third, { value: 3 }).expect(200);
  await heard(changes, 'livechat.rating.changed', 4);

  const ids = changes.told.map(({ headers }) => headers['livechat-delivery']);

  expect(new Set(ids).size).toBe(3);
  expect(ids[2]).toBe(ids[3]);
});

it('answers the person while a receiver keeps silent', async () => {
  changes.answers(() => undefined);

  const who = await rated(app, 5);

  await send(app, who, { value: 1 }).expect(200);
  await heard(changes, 'livechat.rating.changed');
  await send(app, who, { value: 3 }).expect(200);
  await heard(changes, 'livechat.rating.changed', 2);
});
