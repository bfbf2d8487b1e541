/** How far a file has come. */
export interface Progress {
  /** Rows, where they can be told. */
  rows: number | null;
  total: number | null;
  bytes: number;
  /** How many bytes there will be, where it was said. */
  size: number | null;
}

const QUOTE = '"'.charCodeAt(0);

const LINE_END = '\n'.charCodeAt(0);

/** Counts the rows of a file as it comes; line ends inside quotes are part of a text. */
export function rowCounter(): (chunk: Uint8Array) => number {
  let isQuoted = false;
  let rows = 0;

  return (chunk) => {
    for (const byte of chunk) {
      if (byte === QUOTE) {
        isQuoted = !isQuoted;
      } else if (byte === LINE_END && !isQuoted) {
        rows += 1;
      }
    }

    return rows;
  };
}

/** Reads an answer to its end, telling how far it is. The first row of a file names its columns. */
export async function readAll(
  answer: Response,
  onProgress: (progress: Progress) => void
): Promise<Blob> {
  const type = answer.headers.get('content-type') ?? '';
  const total = numberIn(answer, 'x-total-count');
  const size = numberIn(answer, 'content-length');
  const count = type.startsWith('text/csv') ? rowCounter() : null;
  const reader = answer.body?.getReader();
  const parts: BlobPart[] = [];
  let bytes = 0;

  for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
    const rows = count?.(read.value) ?? null;

    parts.push(read.value);
    bytes += read.value.length;
    onProgress({ rows: rows === null ? null : Math.max(0, rows - 1), total, bytes, size });
  }

  return new Blob(parts, { type });
}

/** How much is done, in percent: of the rows, or else of the bytes; null where neither can be told. */
export function percentOf({ rows, total, bytes, size }: Progress): number | null {
  return rows === null ? share(bytes, size) : share(rows, total);
}

const share = (part: number, whole: number | null): number | null =>
  whole === null || whole === 0 ? null : Math.min(100, Math.round((100 * part) / whole));

function numberIn(answer: Response, header: string): number | null {
  const text = answer.headers.get(header);

  return text === null || Number.isNaN(Number(text)) ? null : Number(text);
}
