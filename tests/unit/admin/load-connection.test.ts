import { loadConnection } from '../../../admin/src/conversations/load-connection';
import { consoleStore } from '../../../admin/src/conversations/store';

type File = Parameters<Parameters<typeof loadConnection>[0]>[0];

const file = {} as File;

beforeEach(() => {
  jest.useFakeTimers();
  consoleStore.dispatch({ type: 'connection', connection: 'off' });
});

afterEach(() => jest.useRealTimers());

it('fetches the code of the connection until it comes, and says meanwhile that there is none', async () => {
  const used: File[] = [];
  const load = jest
    .fn<Promise<File>, []>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch'))
    .mockRejectedValueOnce(new TypeError('Failed to fetch'))
    .mockResolvedValue(file);

  loadConnection((came) => used.push(came), load);
  await jest.advanceTimersByTimeAsync(0);
  expect(consoleStore.get().connection).toBe('offline');

  await jest.advanceTimersByTimeAsync(60_000);
  expect(used).toEqual([file]);
  expect(load).toHaveBeenCalledTimes(3);
});

it('waits for nothing once nobody wants it', async () => {
  const load = jest.fn<Promise<File>, []>().mockRejectedValue(new TypeError('Failed to fetch'));
  const stop = loadConnection(() => undefined, load);

  await jest.advanceTimersByTimeAsync(0);
  stop();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(load).toHaveBeenCalledTimes(1);
});
