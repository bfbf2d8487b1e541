import type { Row } from '../../plugin/database/ids';
import type { Connection, Trx } from '../../plugin/database/transaction';
import type { Plan } from '../batch';
import type { Decision, Head, NewMessage, Policy, ReadReceipt, Turned } from '../entries';
import type { Log, Outcome } from '../log';

/** What threads belong to, as far as the log has to do with it. */
export interface Owner<H extends Head, M extends NewMessage, R extends ReadReceipt, T> {
  /** The heads of some threads as the database has them; with a lock nobody else changes them until the end of the transaction. */
  load: (
    db: Connection | Trx,
    threads: readonly Row<'thread'>[],
    isLocking: boolean
  ) => Promise<H[]>;
  /** What holds for a batch that is decided now. */
  policy: () => Policy<H, M, R>;
  /** Whether more of it changed than its thread. */
  hasTurned: (before: H, after: H) => boolean;
  /** Writes that, in the transaction of the messages that changed it. */
  write: (trx: Trx, turned: readonly Turned<H>[]) => Promise<void>;
  /** Tells what was committed, and what each entry is answered with. */
  told: (decisions: readonly Decision[]) => Promise<Outcome<T>[]>;
}

/** The message log of threads of one kind. */
export interface ThreadLog<H extends Head, M extends NewMessage, R extends ReadReceipt, T>
  extends Log<M | R, T> {
  /** Writes entries as part of somebody's transaction, who tells of them after the commit. */
  write: (trx: Trx, entries: readonly (M | R)[]) => Promise<Plan<H>>;
  /** Forgets what is remembered of a thread, by row: another node is known to have changed what it belongs to. */
  forget: (thread: number) => void;
}
