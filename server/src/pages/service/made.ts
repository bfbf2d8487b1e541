import type { PublicChannel, PublicIndex } from '../../../../shared/pages';
import { type Packed, packed, unpacked } from '../../plugin/packed';

/** What a request is answered with. */
export interface Made extends Packed {
  status: 200 | 400 | 404;
  /** Milliseconds since 1970 from which it is no longer true; null when only a change can end it. */
  until: number | null;
}

/** What keeping an answer takes, in bytes: both of the ways it is sent. */
export const bytesOf = ({ body, gzipped }: Made): number =>
  Buffer.byteLength(body) + (gzipped?.byteLength ?? 0);

/** An answer for everybody. */
export const made = (status: 200 | 404, body: string, until: number | null = null): Made => ({
  ...packed(body),
  status,
  until,
});

/** An answer for one person. */
export const own = (body: string): Made => ({ ...unpacked(body), status: 200, until: null });

/** An answer for everybody, as data. */
export const data = (answer: PublicIndex | PublicChannel, until: number | null = null): Made =>
  made(200, JSON.stringify({ data: answer }), until);
