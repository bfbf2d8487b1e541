import { answeredVisitor, type Rater, UNHURRIED } from '../../support/ratings';
import { type App, bootStrapi } from '../../support/strapi';

const TRANSCRIPTS = { perConversation: 2, perAddressDaily: 3, perNetworkDaily: 2, perHour: 12 };

let app: App;

beforeEach(async () => {
  app = await bootStrapi({
    listen: false,
    config: {
      ...UNHURRIED,
      limits: { ...UNHURRIED.limits, siteFactor: 3 },
      transcripts: TRANSCRIPTS,
    },
  });
});

afterEach(() => app.close());

let people = 0;

const newAddress = (): string => {
  people += 1;

  return `wilma-${people}@home.example`;
};

/** A network nobody else asks from. */
const newNetwork = (): string => {
  people += 1;

  return `198.51.${people >> 8}.${people & 255}`;
};

/** Asks for a copy as a client of a network; null where networks cannot be told apart. */
const ask = ({ token, conversation }: Rater, email: string, network: string | null) => {
  const { service } = app.strapi.plugin('livechat');
  const { key } = service('visitors').authenticate(token);
  const client = { ip: network ?? '10.0.0.1', network, headers: {} };

  return service('transcripts')
    .ask(key, { conversation, email, client })
    .then(
      () => 'ok',
      (error: { details?: { code: string } }) => error.details?.code
    );
};

/** Asks so many times at once, in a conversation of its own each time. */
const askAll = async (count: number, network: () => string | null, email = newAddress) => {
  const visitors = await Promise.all(Array.from({ length: count }, () => answeredVisitor(app)));
  const answers = await Promise.all(visitors.map((who) => ask(who, email(), network())));

  return answers.filter((one) => one === 'ok').length;
};

it('writes as many copies of a conversation as the setting says', async () => {
  const who = await answeredVisitor(app);
  const answers = [
    await ask(who, newAddress(), newNetwork()),
    await ask(who, newAddress(), newNetwork()),
    await ask(who, newAddress(), newNetwork()),
  ];

  expect(answers).toEqual(['ok', 'ok', 'RATE_LIMITED']);
});

it('writes as many to one mailbox in a day', async () => {
  expect(await askAll(5, newNetwork, () => 'one@home.example')).toBe(3);
});

it('writes as many for one network in a day', async () => {
  expect(await askAll(5, () => '203.0.113.9')).toBe(2);
});

it('writes several times as many where networks cannot be told apart', async () => {
  expect(await askAll(9, () => null)).toBe(6);
});

it('writes no more in an hour for the whole site, whoever asks and for whom, and says so in the log', async () => {
  const warn = jest.spyOn(app.strapi.log, 'warn');

  expect(await askAll(16, newNetwork)).toBe(12);
  expect(
    warn.mock.calls.flat().filter((text) => /transcripts\.perHour/.test(String(text)))
  ).toEqual([expect.any(String)]);
});
