import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Context } from 'koa';

/** A text that many ask for, and what it is sent as. */
export interface Packed {
  body: string;
  /** The same as browsers take it, made once; null where it would gain nothing, or tell what is secret. */
  gzipped: Buffer | null;
  /** Changes with the text: 22 characters of base64url. */
  tag: string;
}

/** Shorter than this, in characters, a text fits into one packet as it is. */
const WORTH_COMPRESSING = 1_000;

/** A text for everybody. */
export const packed = (body: string): Packed => ({
  ...unpacked(body),
  gzipped: body.length < WORTH_COMPRESSING ? null : gzipSync(body),
});

/** A text for one person. Beside what others wrote, the length of a compressed one would tell what is secret in it. */
export const unpacked = (body: string): Packed => ({
  body,
  gzipped: null,
  tag: createHash('sha256').update(body).digest('base64url').slice(0, 22),
});

/**
 * Answers with a text, or says that the caller has it already. Strapi compresses nothing unless a site
 * adds its middleware, which leaves alone what is compressed.
 */
export function sendPacked(ctx: Context, { body, gzipped, tag }: Packed): void {
  const wanted = ctx.acceptsEncodings('gzip') === 'gzip' ? gzipped : null;

  if (gzipped) {
    ctx.vary('Accept-Encoding');
  }

  // One tag for both would let whoever keeps one encoding take it for the other.
  ctx.etag = wanted ? `${tag}-gzip` : tag;

  if (ctx.fresh) {
    ctx.status = 304;

    return;
  }

  if (wanted) {
    ctx.set('Content-Encoding', 'gzip');
  }

  ctx.body = wanted ?? body;
}
