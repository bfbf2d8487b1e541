import fc from 'fast-check';
import { type Client, createClient } from '../../client/src';
import { FATES, type Fate, ModelServer, memory } from './server';

/** What can happen to a chat, in any order. */
type Step = 'say' | 'write' | 'cut' | 'repeat' | 'reload' | 'wait';

const STEPS: readonly Step[] = ['say', 'say', 'write', 'cut', 'repeat', 'reload', 'wait'];

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
  jest.spyOn(console, 'warn').mockReturnValue();
});

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

const seconds = (count: number): Promise<void> => jest.advanceTimersByTimeAsync(count * 1_000);

it('neither loses nor doubles what is said, however lines break, answers stay out and pages reload', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...STEPS), { maxLength: 12 }),
      fc.array(fc.constantFrom(...FATES), { maxLength: 12 }),
      async (steps, fates) => {
        const { said, server, client } = await play(steps, fates);

        expect([...server.said].sort()).toEqual([...said].sort());
        expect(client.state).toMatchObject({ outgoing: [], status: 'online' });
        expect(client.state.messages).toEqual(server.stored);
        client.destroy();
        expect(jest.getTimerCount()).toBe(0);
      }
    ),
    { numRuns: 150 }
  );
});

it('keeps the order in which it was said, as long as everything is answered in the end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...STEPS.filter((step) => step !== 'wait')), { maxLength: 12 }),
      async (steps) => {
        // A message that is cut off four times stands aside for the others.
        fc.pre(steps.filter((step) => step === 'cut' || step === 'reload').length < 4);

        const { said, server, client } = await play(steps, []);

        expect(server.said).toEqual(said);
        client.destroy();
      }
    ),
    { numRuns: 100 }
  );
});

/** Plays the steps, then lets everything work until nothing is left to do. */
async function play(steps: readonly Step[], fates: readonly Fate[]) {
  const server = new ModelServer();
  const storage = memory();
  const said: string[] = [];
  const begin = (): Client => {
    const client = createClient({ url: 'https://cms.example', storage, connect: server.connect });

    client.start();

    return client;
  };
  let client = begin();

  server.fates = [...fates];

  for (const step of steps) {
    switch (step) {
      case 'say':
        said.push(`message ${said.length}`);
        client.send(said.at(-1) ?? '');
        break;
      case 'write':
        server.write();
        break;
      case 'cut':
        server.cut();
        break;
      case 'repeat':
        server.repeat();
        break;
      case 'wait':
        await seconds(15);
        break;
      case 'reload':
        client.destroy();
        client = begin();
    }

    await seconds(0.015);
  }

  await seconds(600);

  for (const { clientId, state } of client.state.outgoing) {
    expect(state).toBe('failed');
    client.retry(clientId);
  }

  await seconds(60);

  return { said, server, client };
}
