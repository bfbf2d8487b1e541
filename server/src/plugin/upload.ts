import { readFile, rm } from 'node:fs/promises';
import type { Context } from 'koa';
import { failure } from './errors';

/** A file of a form as Strapi's body parser leaves it on the disk. */
interface Received {
  filepath: string;
  size: number;
}

/**
 * The one file of a form, read. Strapi has put it, and whatever else came, beside the system's own
 * temporary files; there is none of it left afterwards, refused or not.
 */
export async function fileOf(ctx: Context, field: string, mostBytes: number): Promise<Buffer> {
  const all = receivedIn(ctx);

  try {
    const [file, ...more] = all[field] ?? [];

    if (file === undefined || more.length > 0) {
      throw fault(field, 'needs one file, sent as a form');
    }

    if (file.size > mostBytes) {
      throw fault(field, `may have at most ${mostBytes / 1_000_000} MB`);
    }

    return await readFile(file.filepath);
  } finally {
    const paths = Object.values(all).flatMap((files) => files.map(({ filepath }) => filepath));

    await Promise.all(paths.map((path) => rm(path, { force: true })));
  }
}

function receivedIn(ctx: Context): Record<string, Received[]> {
  const { files } = ctx.request as unknown as { files?: Record<string, Received | Received[]> };

  return Object.fromEntries(
    Object.entries(files ?? {}).map(([field, received]) => [field, [received].flat()])
  );
}

const fault = (field: string, problem: string): Error =>
  failure('INPUT_INVALID', { path: field, message: `${field}: ${problem}` });
