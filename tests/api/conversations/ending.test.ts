import { service } from '../../../server/src/plugin/service';
import { operatorAvailable, visitorThere } from '../../support/people';
import { ask, closeSockets, told } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi();
});

afterEach(() => jest.restoreAllMocks());

afterAll(async () => {
  closeSockets();
  await app.close();
});

const isEnded = async (conversation: string): Promise<boolean> =>
  (await app.strapi.db
    .query('plugin::livechat.conversation')
    .count({ where: { documentId: conversation, state: 'ended' } })) > 0;

/** Nobody can be read of a conversation once it has ended. */
function failAfterEnd(conversation: string): void {
  const operators = service(app.strapi, 'operators');
  const byRows = operators.byRows.bind(operators);

  jest.spyOn(operators, 'byRows').mockImplementation(async (rows) => {
    if (await isEnded(conversation)) {
      throw new Error('the database hiccups');
    }

    return byRows(rows);
  });
  jest.spyOn(app.strapi.log, 'error').mockImplementation(() => app.strapi.log);
}

it.each(['visitor', 'operator'] as const)(
  'tells the %s that it ended, although nothing could be read after that',
  async (side) => {
    const { socket: operator } = await operatorAvailable(app);
    const visitor = await visitorThere(app);
    const { conversation } = await visitor.say('hello');

    failAfterEnd(conversation);

    const reply =
      side === 'visitor'
        ? await ask(visitor.socket, 'conversation:end', { conversation })
        : await ask(operator, 'conversation:end', { conversation });

    expect(reply).toMatchObject({
      ok: true,
      value: { id: conversation, state: 'ended', version: 2 },
    });
    expect(await isEnded(conversation)).toBe(true);
  }
);

it('is answered with the same end when it is asked for again', async () => {
  await operatorAvailable(app);

  const visitor = await visitorThere(app);
  const { conversation } = await visitor.say('hello');
  const ended = await told(visitor.socket, 'conversation:end', { conversation });

  expect(await told(visitor.socket, 'conversation:end', { conversation })).toEqual(ended);
});
