import type { Core } from '@strapi/strapi';
import { attempt } from '../background';
import { claim } from './claim';

/** Something done again and again while Strapi serves. */
export interface Task {
  /** What is done, for the log. */
  name: string;
  /** Seconds between two beginnings. */
  seconds: number;
  run: () => void | Promise<void>;
  /** One node does it for all of them; each may do it at any time all the same, and harms nothing. */
  isShared?: boolean;
}

/** Tasks that have been started. */
export interface Tasks {
  /** No task begins any more. */
  stop: () => void;
  /** Does a task now, whoever's turn it is; once more where it is being done. */
  hurry: (name: string) => void;
  /** Resolves when what has begun is done. */
  idle: () => Promise<void>;
}

/**
 * Runs tasks in a Strapi that serves; one that only loads, as the command line does, runs none. A task
 * that takes longer than its interval is not begun a second time beside itself, what goes wrong is
 * logged and tried again at the next turn, and no task keeps the process alive.
 */
export function startTasks(strapi: Core.Strapi, tasks: readonly Task[]): Tasks {
  const { httpServer } = strapi.server;
  const running = new Map<Task, Promise<void>>();
  const again = new Set<Task>();
  let timers: NodeJS.Timeout[] = [];

  const turn = (task: Task, run: Task['run'] = () => inTurn(strapi, task)): void => {
    if (!running.has(task)) {
      running.set(
        task,
        attempt(strapi, task.name, run).finally(() => {
          running.delete(task);

          if (again.delete(task)) {
            turn(task, task.run);
          }
        })
      );
    }
  };
  const begin = (): void => {
    timers = tasks.map((task) => setInterval(() => turn(task), task.seconds * 1_000).unref());
  };

  httpServer.once('listening', begin);

  return {
    stop: () => {
      httpServer.off('listening', begin);
      timers.forEach(clearInterval);
      again.clear();
    },
    hurry: (name) => {
      for (const task of tasks.filter((one) => one.name === name)) {
        if (running.has(task)) {
          again.add(task);
        } else {
          turn(task, task.run);
        }
      }
    },
    idle: async () => {
      await Promise.all(running.values());
    },
  };
}

/** The tasks that slices declare, as started for a Strapi. */
const kept = new WeakMap<Core.Strapi, Tasks>();

/** Starts the tasks that slices declare. */
export function keepTasks(strapi: Core.Strapi, tasks: readonly Task[]): void {
  if (tasks.length > 0) {
    kept.set(strapi, startTasks(strapi, tasks));
  }
}

/** Does one of them now: see `Tasks`. */
export const hurryTask = (strapi: Core.Strapi, name: string): void => kept.get(strapi)?.hurry(name);

/** No more of them begin; resolves when those that have begun are done. */
export async function endTasks(strapi: Core.Strapi): Promise<void> {
  const tasks = kept.get(strapi);

  tasks?.stop();
  await tasks?.idle();
}

async function inTurn(strapi: Core.Strapi, { name, seconds, run, isShared }: Task): Promise<void> {
  if (!isShared || (await claim(strapi, name, seconds))) {
    await run();
  }
}
