import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import type { Answer } from './programs/answer';

const ROOT = resolve(__dirname, '..');
const PROGRAMS = join(ROOT, '.tmp/bench');

export type Database = 'sqlite' | 'postgres';

/** What every subject finds: a folder that vanishes afterwards, and the databases that answer. */
export interface World {
  folder: string;
  databases: readonly Database[];
  /** Starts a program of `programs/` in a process of its own. */
  start: (name: ProgramName, options?: StartOptions) => Program;
  /** Tells what is going on. */
  say: (what: string) => void;
  /** Stops a program before the end. */
  stop: (...programs: readonly Program[]) => Promise<void>;
}

export type ProgramName = 'relay' | 'strapi' | 'chatters' | 'requests' | 'boot';

export interface StartOptions {
  database?: Database;
  env?: Record<string, string>;
}

/** A process that answers questions. */
export interface Program {
  ask: <T>(name: string, payload?: unknown) => Promise<T>;
  process: ChildProcess;
}

/** One line of the table: a ratio, and what it should be. */
export interface Result {
  /** What is compared, as a reader understands it. */
  what: string;
  ratio: number;
  /** The ratios of the single rounds, of which `ratio` is the median. */
  rounds: readonly number[];
  goal: Goal | null;
}

/** At least or at most. */
export type Goal = { atLeast: number } | { atMost: number };

/** A subject of the bench. */
export type Subject = (world: World) => Promise<Result[]>;

/** Runs work in a world and leaves nothing of it behind, also when it is interrupted. */
export async function withWorld(
  postgresUrl: string | null,
  work: (world: World) => Promise<void>
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'livechat-bench-'));
  const running = new Set<Program>();
  const interrupted = new Promise<never>((_, refuse) => {
    process.once('SIGINT', () => refuse(new Error('Interrupted')));
  });
  let isOver = false;

  const world: World = {
    folder,
    databases: postgresUrl === null ? ['sqlite'] : ['sqlite', 'postgres'],
    say: (what) => console.log(`  ${what}`),
    start(name, { database = 'sqlite', env } = {}) {
      if (isOver) {
        throw new Error('It is over');
      }

      const program = launch(name, {
        TMPDIR: folder,
        LIVECHAT_BENCH_PROGRAM: name,
        LIVECHAT_TEST_DATABASE: database,
        ...(postgresUrl !== null && { LIVECHAT_TEST_PG_URL: postgresUrl }),
        ...env,
      });

      running.add(program);

      return program;
    },
    async stop(...programs) {
      await Promise.all(programs.map(end));
      programs.map((program) => running.delete(program));
    },
  };

  bundlePrograms();

  try {
    await Promise.race([work(world), interrupted]);
  } finally {
    isOver = true;
    await Promise.all([...running].map(end));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Programs run as plain JavaScript, so that no compiler sits in the processes that are measured. */
function bundlePrograms(): void {
  const names: ProgramName[] = ['relay', 'strapi', 'chatters', 'requests', 'boot'];

  mkdirSync(PROGRAMS, { recursive: true });
  buildSync({
    entryPoints: names.map((name) => join(__dirname, 'programs', `${name}.ts`)),
    outdir: PROGRAMS,
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    outExtension: { '.js': '.cjs' },
    // The tests' Strapi looks for the playground from where its source is.
    define: { __dirname: JSON.stringify(join(ROOT, 'tests/support')) },
  });
}

function launch(name: ProgramName, env: Record<string, string>): Program {
  const flags = ['--expose-gc', ...profiling(name)];
  const child = fork(join(PROGRAMS, `${name}.cjs`), {
    execArgv: flags,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;

  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  child.on('exit', (code) => {
    for (const [id, settle] of waiting) {
      settle({ id, error: `${name} ended with ${code}` });
    }
  });

  return {
    process: child,
    ask: <T>(question: string, payload?: unknown) =>
      new Promise<T>((done, refuse) => {
        lastId += 1;
        waiting.set(lastId, ({ error, value }) =>
          error === undefined ? done(value as T) : refuse(new Error(`${name}: ${error}`))
        );
        child.send({ id: lastId, name: question, payload });
      }),
  };
}

/** `LIVECHAT_BENCH_PROFILE=strapi` leaves a processor profile of that program in the current folder. */
const profiling = (name: ProgramName): string[] =>
  process.env.LIVECHAT_BENCH_PROFILE === name ? ['--cpu-prof'] : [];

/** Lets go of a program; one that does not leave within ten seconds is ended. */
async function end({ process: child }: Program): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }

  const gone = new Promise((done) => child.once('exit', done));
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);

  if (child.connected) {
    child.disconnect();
  }

  await gone;
  clearTimeout(patience);
}

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;

  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** A line from the rounds it was measured in. */
export const result = (what: string, rounds: readonly number[], goal: Goal | null): Result => ({
  what,
  ratio: median(rounds),
  rounds,
  goal,
});

/** Does something several times and collects what comes of it. */
export async function rounds<T>(count: number, work: (round: number) => Promise<T>): Promise<T[]> {
  const all: T[] = [];

  for (let round = 1; round <= count; round += 1) {
    all.push(await work(round));
  }

  return all;
}
