import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { browser } from '../.ci/browser.mjs';
import {
  buildPanel,
  buildPlugin,
  checkNode,
  fail,
  install,
  ROOT,
  run,
  Sorry,
  step,
} from '../.ci/prepare.mjs';
import { mysql, postgres, redis } from '../.ci/services.mjs';

/** What writes at once, locks and counts: the rest asks MySQL for nothing of its own. */
const ON_MYSQL = [
  'tests/api/ratings',
  'tests/api/conversations',
  'tests/api/outbox',
  'tests/api/templates',
  'tests/api/transcripts',
  'tests/api/unsubscribe',
  'tests/api/operators',
  'tests/api/reports',
  'tests/api/plugin/texts.test.ts',
];

/** What sockets have stored or read; the rest of the protocol never gets as far as a database. */
const STORED_BY_SOCKET = [
  'flood',
  'kill',
  'message-send',
  'messages-sync',
  'notes',
  'rating-give',
  'rights',
  'roles',
  'visitor-moved',
].map((name) => `tests/realtime/${name}.test.ts`);

/** The whole of it again, behind a proxy: two minutes that `npm test` does without. */
const BELOW_A_PATH = 'tests/browser/path.test.ts';

/** What each command runs, in order; a step that fails ends it. */
const PLANS = {
  test: [
    ['lint', npm('lint')],
    ['types, panel', together(npm('types'), buildPanel)],
    ['unused', npm('unused')],
    ['unit', jest('unit')],
    ['house', jest('house')],
    ['api', jest('api')],
    ['figures in other time zones', inTurn(zone('Pacific/Kiritimati'), zone('America/St_Johns'))],
    ['neighbour', jest('neighbour')],
    [
      'realtime, admin, client, widget',
      together(jest('realtime'), inTurn(jest('admin'), jest('client'), jest('widget'))),
    ],
    ['verify', npm('verify')],
    ['browser', browserTests(['--testPathIgnorePatterns', BELOW_A_PATH])],
  ],
  path: [['browser, below a path of another site', browserTests(['--', BELOW_A_PATH])]],
  postgres: [
    [
      'api on PostgreSQL',
      withServices([['LIVECHAT_TEST_PG_URL', postgres]], jest('api', onPostgres)),
    ],
    [
      'figures on PostgreSQL where no time zone has a name',
      withServices(
        [['LIVECHAT_TEST_PG_URL', postgres]],
        jest('api', () => ({ ...onPostgres(), TZ: 'UTC+3' }), ['--', 'tests/api/reports'])
      ),
    ],
    [
      'realtime on PostgreSQL',
      withServices(
        [['LIVECHAT_TEST_PG_URL', postgres]],
        jest('realtime', onPostgres, ['--', ...STORED_BY_SOCKET])
      ),
    ],
  ],
  mysql: [
    [
      'api on MySQL',
      withServices([['LIVECHAT_TEST_MYSQL_URL', mysql]], jest('api', onMysql, ['--', ...ON_MYSQL])),
    ],
  ],
  cluster: [
    [
      'two nodes on PostgreSQL and Redis',
      withServices(
        [
          ['LIVECHAT_TEST_PG_URL', postgres],
          ['LIVECHAT_TEST_REDIS_URL', redis],
        ],
        jest('cluster', onPostgres)
      ),
    ],
  ],
  pack: [['the packed package in a bare Strapi', jest('pack')]],
};

/** Projects that start processes of their own, or run beside others. */
const ONE_WORKER = new Set(['realtime', 'admin', 'client', 'widget', 'browser', 'cluster', 'pack']);

const RESULTS = join(ROOT, '.tmp/results');
const count = { passed: 0, failed: 0 };
const [plan = 'test', ...only] = process.argv.slice(2);

await main();

async function main() {
  const start = Date.now();

  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });

  try {
    checkNode();
    await install();
    await buildPlugin();

    for (const [headline, work] of stepsOf(plan, only)) {
      await step(headline, work);
    }
  } catch (error) {
    fail(error);
    count.failed ||= 1;
  }

  console.log(`\n${((Date.now() - start) / 1000).toFixed(0)} s in all`);
  console.log(`${count.passed} passed, ${count.failed} failed`);
}

/** The steps of a command; naming some of them, or something done in one, runs only those. */
function stepsOf(name, wanted) {
  const steps = PLANS[name] ?? [];
  const isWanted = ([step]) => step.split(', ').some((one) => wanted.includes(one));
  const chosen = wanted.length === 0 ? steps : steps.filter(isWanted);

  if (chosen.length === 0) {
    throw new Sorry(`There is nothing called ${[name, ...wanted].join(' ')} to run.`);
  }

  return chosen;
}

function npm(script) {
  return () => run('npm', ['run', '--silent', script]);
}

/** Does things one after the other. */
function inTurn(...works) {
  return async () => {
    for (const work of works) {
      await work();
    }
  };
}

/** Does several things at once, each of which keeps one core busy, and fails when all have ended. */
function together(...works) {
  return async () => {
    const ended = await Promise.allSettled(works.map((work) => work()));
    const failed = ended.find(({ status }) => status === 'rejected');

    if (failed) {
      throw failed.reason;
    }
  };
}

/** Runs one project of package.json's jest settings and adds up what it counted. */
function jest(project, env = {}, chosen = []) {
  return async () => {
    const file = join(RESULTS, `${project}.json`);
    const program = join(ROOT, 'node_modules/jest/bin/jest.js');
    const workers = `--maxWorkers=${ONE_WORKER.has(project) ? 1 : 2}`;
    const flags = ['--selectProjects', project, '--json', `--outputFile=${file}`, workers];
    const variables = typeof env === 'function' ? env() : env;

    try {
      await run(process.execPath, [program, ...flags, ...chosen], { env: variables });
    } finally {
      add(project, file);
    }
  };
}

function add(project, file) {
  const result = JSON.parse(readFileSync(file, 'utf8'));
  const skipped = result.numPendingTests + result.numTodoTests;

  count.passed += result.numPassedTests;
  count.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;

  if (skipped > 0) {
    throw new Sorry(`${skipped} tests of ${project} were skipped; a test runs or does not exist.`);
  }
}

/** The browser suite, or as much of it as arguments for jest leave. */
function browserTests(some) {
  return async () => {
    await buildPanel();
    await jest('browser', { CHROMIUM_PATH: await browser() }, some)();
  };
}

/** The figures again where a day begins half a day earlier, and where zones differ by half hours. */
function zone(TZ) {
  return jest('api', { TZ }, ['--', 'tests/api/ratings/metrics.test.ts']);
}

/** Far from the database's own time zone, so that a moment written in one and read in the other shows. */
function onPostgres() {
  return { LIVECHAT_TEST_DATABASE: 'postgres', TZ: 'America/New_York' };
}

/** As far from UTC as the others. */
function onMysql() {
  return { LIVECHAT_TEST_DATABASE: 'mysql', TZ: 'America/New_York' };
}

/** Starts what a step needs, tells it where by environment, and stops it whatever happens. */
function withServices(services, work) {
  return async () => {
    const stops = [];

    try {
      for (const [variable, start] of services) {
        const { url, stop } = await start();

        stops.push(stop, async () => delete process.env[variable]);
        process.env[variable] = url;
      }

      await work();
    } finally {
      for (const stop of stops.reverse()) {
        await stop();
      }
    }
  };
}
