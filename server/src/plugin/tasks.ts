import type { Core } from '@strapi/strapi';
import { logFault } from './background';

/** Something done again and again while Strapi serves. */
export interface Task {
  /** What is done, for the log. */
  name: string;
  /** Seconds between two beginnings. */
  seconds: number;
  run: () => void | Promise<void>;
}

/** Tasks that have been started. */
export interface Tasks {
  /** No task begins any more. */
  stop: () => void;
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
  let timers: NodeJS.Timeout[] = [];

  const turn = (task: Task): void => {
    if (!running.has(task)) {
      running.set(
        task,
        attempt(strapi, task).finally(() => running.delete(task))
      );
    }
  };
  const begin = (): void => {
    timers = tasks.map((task) => setInterval(turn, task.seconds * 1_000, task).unref());
  };

  httpServer.once('listening', begin);

  return {
    stop: () => {
      httpServer.off('listening', begin);
      timers.forEach(clearInterval);
    },
    idle: async () => {
      await Promise.all(running.values());
    },
  };
}

async function attempt(strapi: Core.Strapi, { name, run }: Task): Promise<void> {
  try {
    await run();
  } catch (error) {
    logFault(strapi, name, error);
  }
}
