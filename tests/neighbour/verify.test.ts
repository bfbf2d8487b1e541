import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { freshDatabase, type TestDatabase } from '../support/database';
import { rated, UNHURRIED } from '../support/ratings';
import { type App, bootStrapi, PLAYGROUND, TEST_SECRETS } from '../support/strapi';

const PROGRAM = resolve(__dirname, '../../bin/livechat.js');
const DAYS = 'livechat_rating_counters';

let database: TestDatabase;

jest.setTimeout(120_000);

beforeAll(async () => {
  database = await freshDatabase();
  await visit(async (app) => {
    await rated(app, 5);
    await rated(app, 1);
  });
});

afterAll(() => database.drop());

it('says that all is well, and shows how far it is', async () => {
  const { code, said, progress } = await livechat('ratings:verify');

  expect(code).toBe(0);
  expect(said).toBe('All figures are what the ratings say.\n');
  expect(progress).toContain('Comparing the ratings: 100 %');
});

it('names what differs and leaves it alone, until it is to be counted again', async () => {
  await visit(async ({ strapi }) => {
    await strapi.db.connection(DAYS).where({ value: 5 }).update({ count: 7 });
  });

  const found = await livechat('ratings:verify');

  expect(found.code).toBe(1);
  expect(found.said).toMatch(
    /all time: channel 1, visible ratings of 5: kept 7, there are 1\n.*visible ratings of 5: kept 7, there are 1\n2 figures differ/
  );

  const mended = await livechat('ratings:verify', '--rebuild');

  expect(mended.code).toBe(0);
  expect(mended.said).toContain('2 figures differed and were counted again.');
  expect((await livechat('ratings:verify')).code).toBe(0);
});

it.each([[[]], [['ratings']], [['ratings:verify', '--force']]])(
  'explains itself when it is asked %j',
  async (words) => {
    const { code, progress } = await livechat(...words);

    expect(code).toBe(2);
    expect(progress).toContain('livechat ratings:verify --rebuild');
  }
);

async function visit(look: (app: App) => Promise<void>): Promise<void> {
  const app = await bootStrapi({ config: UNHURRIED, database });

  try {
    await look(app);
  } finally {
    await app.close();
  }
}

/** Runs the program in a project as a person does. */
function livechat(
  ...words: readonly string[]
): Promise<{ code: number | null; said: string; progress: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [PROGRAM, ...words], {
      cwd: PLAYGROUND,
      env: { ...process.env, ...TEST_SECRETS, ...database.env, NODE_ENV: 'production' },
    });
    let said = '';
    let progress = '';

    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      progress += chunk;
    });
    child.once('close', (code) => done({ code, said, progress }));
  });
}
