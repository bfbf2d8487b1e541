import { fork } from 'node:child_process';
import { resolve } from 'node:path';

/** What the measuring process tells: what it begins, then how many times longer ten times the text took. */
interface Told {
  name: string;
  shape: string;
  growth: number | null;
}

const MOST = 30;

const PATIENCE = 120_000;

/** Runs in a process of its own: what needs for ever can be ended. */
function measured(): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const child = fork(resolve(__dirname, '../support/growth/measure.ts'), {
    execArgv: [
      '--import',
      'tsx',
      '--expose-gc',
      '--min-semi-space-size=64',
      '--max-semi-space-size=64',
    ],
    env: { ...process.env, TSX_TSCONFIG_PATH: resolve(__dirname, '../../server/tsconfig.json') },
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);

  return new Promise((done, refuse) => {
    child.on('message', ({ name, shape, growth }: Told) =>
      found.set(`${name} of ${shape}`, growth ?? Number.POSITIVE_INFINITY)
    );
    child.once('error', refuse);
    child.once('exit', () => {
      clearTimeout(timer);
      done(found);
    });
  });
}

let found: Map<string, number>;

beforeAll(async () => {
  found = await measured();
}, PATIENCE + 10_000);

/** What grew faster than its text. */
const steep = (): string[] =>
  [...found].filter(([, growth]) => growth > MOST).map(([reading]) => reading);

const isOfTheMeasure = (reading: string): boolean => reading.startsWith('QUADRATIC ');

it('reads ten times the text of a stranger in ten times the time, whatever its shape', () => {
  expect(found.size).toBeGreaterThan(5_000);
  expect(steep().filter((reading) => !isOfTheMeasure(reading))).toEqual([]);
});

it('would notice a reader that takes a hundred times as long', () => {
  expect(steep().filter(isOfTheMeasure)).not.toEqual([]);
});
