import { QUADRATIC, READERS } from './readers';
import { shapes } from './shapes';

/** Characters of the shorter texts: few, so that all is measured soon; what is quadratic shows all the same. */
const LENGTH = 1_000;

/** Growth that may be chance is measured again, this often. */
const TIMES = 5;

/** Milliseconds below which a clock says nothing. */
const FLOOR = 0.3;

/** Twice as much as linear time needs, and far from what quadratic time does. */
const SUSPICIOUS = 20;

const short = shapes(LENGTH);
const long = shapes(10 * LENGTH);

/** Milliseconds of computing, whatever else the machine does meanwhile. */
function spent(read: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();

  read(text);

  const { user, system } = process.cpuUsage(before);

  return (user + system) / 1_000;
}

function median(read: (text: string) => unknown, text: string): number {
  const times = Array.from({ length: TIMES }, () => {
    globalThis.gc?.();

    return spent(read, text);
  }).sort((a, b) => a - b);

  return times[Math.floor(TIMES / 2)] ?? 0;
}

/** How many times longer the tenfold text takes. */
function growth(read: (text: string) => unknown, shape: string): number {
  const text = short.get(shape) ?? '';
  const tenfold = long.get(shape) ?? '';
  const once = spent(read, tenfold) / Math.max(FLOOR, spent(read, text));

  return once < SUSPICIOUS ? once : median(read, tenfold) / Math.max(FLOOR, median(read, text));
}

/** Waits until it is told, so that whoever ends this process knows what it was at. */
const tell = (told: object): Promise<void> =>
  new Promise((done) => {
    process.send?.(told, () => done());
  });

async function measureAll(): Promise<void> {
  for (const [name, read] of Object.entries({ ...READERS, QUADRATIC })) {
    for (const shape of short.keys()) {
      await tell({ name, shape, growth: null });
      await tell({ name, shape, growth: growth(read, shape) });
    }
  }

  process.disconnect?.();
}

void measureAll();
