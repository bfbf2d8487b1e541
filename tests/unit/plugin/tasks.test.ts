import { EventEmitter } from 'node:events';
import type { Core } from '@strapi/strapi';
import { startTasks, type Task } from '../../../server/src/plugin/nodes/tasks';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function start(run: Task['run']) {
  const httpServer = new EventEmitter();
  const lines: string[] = [];
  const log = { error: (line: string) => lines.push(line) };
  const strapi = { server: { httpServer }, log } as unknown as Core.Strapi;

  return { ...startTasks(strapi, [{ name: 'counting', seconds: 5, run }]), httpServer, lines };
}

it('runs nothing in a Strapi that only loads', async () => {
  const run = jest.fn();

  start(run);
  await jest.advanceTimersByTimeAsync(60_000);

  expect(run).not.toHaveBeenCalled();
});

it('runs a task every so often until it is stopped', async () => {
  const run = jest.fn();
  const { httpServer, stop } = start(run);

  httpServer.emit('listening');
  await jest.advanceTimersByTimeAsync(15_000);
  expect(run).toHaveBeenCalledTimes(3);

  stop();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(run).toHaveBeenCalledTimes(3);
});

it('never runs a task beside itself, and waits for it when asked', async () => {
  let finish = (): void => undefined;
  const run = jest.fn(
    () =>
      new Promise<void>((done) => {
        finish = done;
      })
  );
  const { httpServer, idle } = start(run);

  httpServer.emit('listening');
  await jest.advanceTimersByTimeAsync(20_000);
  expect(run).toHaveBeenCalledTimes(1);

  const idled = jest.fn();
  const waiting = idle().then(idled);

  await jest.advanceTimersByTimeAsync(0);
  expect(idled).not.toHaveBeenCalled();
  finish();
  await waiting;
  await jest.advanceTimersByTimeAsync(5_000);
  expect(run).toHaveBeenCalledTimes(2);
});

it.each([
  ['rejects', async () => Promise.reject(new Error('no numbers'))],
  [
    'throws',
    () => {
      throw new Error('no numbers');
    },
  ],
])('logs a task that %s, and runs it again', async (_how, fail) => {
  const run = jest.fn(fail);
  const { httpServer, lines } = start(run);

  httpServer.emit('listening');
  await jest.advanceTimersByTimeAsync(10_000);

  expect(run).toHaveBeenCalledTimes(2);
  expect(lines[0]).toContain('livechat: counting failed: Error: no numbers');
});

it('does at once what is in a hurry, and once more what is just being done', async () => {
  let finish = (): void => undefined;
  const run = jest.fn(
    () =>
      new Promise<void>((done) => {
        finish = done;
      })
  );
  const { hurry, httpServer, stop } = start(run);

  httpServer.emit('listening');
  hurry('counting');
  hurry('counting');
  hurry('counting');
  expect(run).toHaveBeenCalledTimes(1);
  finish();
  await jest.advanceTimersByTimeAsync(0);
  expect(run).toHaveBeenCalledTimes(2);
  finish();
  await jest.advanceTimersByTimeAsync(0);
  expect(run).toHaveBeenCalledTimes(2);
  stop();
});
