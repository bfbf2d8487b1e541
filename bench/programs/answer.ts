/** What a program can be asked, by name. */
export type Questions = Record<string, (payload: never) => unknown>;

/** A question on its way to a program, and what comes back. */
export type Question = { id: number; name: string; payload: unknown };
export type Answer = { id: number; value?: unknown; error?: string };

/** Answers whoever started this process, until they are gone; then `leave` runs. */
export function answer(questions: Questions, leave: () => Promise<void> = async () => {}): void {
  const stop = () => void leave().finally(() => process.exit(0));

  // Ctrl-C reaches every process of the terminal; the first one decides when the others end.
  process.on('SIGINT', () => {});
  process.on('disconnect', stop);
  process.on('message', async ({ id, name, payload }: Question) => {
    try {
      reply({ id, value: await questions[name]?.(payload as never) });
    } catch (error) {
      reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
}

const reply = (answered: Answer): unknown => process.send?.(answered);

/** Bytes in use, after a collection: the program needs `--expose-gc`. */
export function bytesInUse(): number {
  for (let times = 0; times < 3; times += 1) {
    globalThis.gc?.();
  }

  const { heapUsed, external } = process.memoryUsage();

  return heapUsed + external;
}

/** Seconds of processor time this process has used. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage();

  return (user + system) / 1e6;
}
