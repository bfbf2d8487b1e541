import type { Connection, Trx } from '../plugin/database/transaction';

/** The table of what was used of shares that outlast a node's memory. */
export const QUOTAS = 'livechat_quotas';

/** So many of something, under a key that names nobody, until it ends. */
export interface Quota {
  key: string;
  most: number;
  endsAt: Date;
}

/**
 * Takes one of a quota in the transaction it is called in; false when nothing is left. Whoever takes
 * next waits until that transaction ends, on every node and database, so nobody takes the last one twice.
 */
export async function takeOne(trx: Trx, { key, most, endsAt }: Quota): Promise<boolean> {
  const take = (): Promise<number> =>
    trx(QUOTAS).where({ key }).where('used', '<', most).increment('used', 1);

  if ((await take()) > 0) {
    return true;
  }

  // Used up, or not there yet. Inserting what is there would take a lock that two writers of MySQL never get past.
  if (await trx(QUOTAS).where({ key }).first('id')) {
    return false;
  }

  await trx(QUOTAS).insert({ key, used: 0, ends_at: endsAt }).onConflict('key').ignore();

  return (await take()) > 0;
}

/** Forgets quotas that have ended. */
export async function forgetQuotas(db: Connection, now: Date): Promise<void> {
  await db(QUOTAS).where('ends_at', '<', now).delete();
}
