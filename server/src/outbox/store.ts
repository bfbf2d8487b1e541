import type { Core } from '@strapi/strapi';
import {
  EMAIL_STATES,
  type EmailReason,
  type EmailRecord,
  type EmailState,
} from '../../../shared/outbox';
import { type RawRow, toDate } from '../plugin/database/raw';
import type { Connection, Trx } from '../plugin/database/transaction';
import { uid } from '../plugin/ids';
import type { Written } from './caps';
import type { EmailCount } from './counts';

const EMAILS = 'livechat_emails';

const STOPS = 'livechat_email_stops';

/** E-mails nobody sends any more. */
const DONE: readonly EmailState[] = ['sent', 'failed', 'stopped', 'dropped'];

/** An e-mail to be stored. */
export interface NewEmail {
  kind: string;
  dedupeKey: string;
  messageId: string;
  to: string;
  /** One of those there are words in. */
  language: string;
  /** What it is about, as JSON. */
  data: string;
  about: string;
  mailbox: string;
  asker: string;
  nextAttemptAt: Date;
}

/** An e-mail this node has claimed; nobody else sends it until the claim runs out. */
export interface ClaimedEmail {
  row: number;
  id: string;
  kind: string;
  to: string;
  language: string;
  data: string;
  messageId: string;
  mailbox: string;
  /** This attempt counted. */
  attempts: number;
}

const emails = (strapi: Core.Strapi) => strapi.db.query(uid('email'));

/** Stores an e-mail in the transaction it is called in. */
export async function insertEmail(strapi: Core.Strapi, email: NewEmail): Promise<void> {
  await emails(strapi).create({ data: { ...email, state: 'waiting', attempts: 0 } });
}

/** What counts against another of its kind. */
export async function findWritten(
  trx: Trx,
  { kind, about, mailbox, asker }: Pick<NewEmail, 'kind' | 'about' | 'mailbox' | 'asker'>,
  since: { day: Date; hour: Date }
): Promise<Written> {
  const ofThing: RawRow[] = await trx(EMAILS)
    .where({ kind, about })
    .select('mailbox', 'created_at');
  const count = async (where: object, from: Date): Promise<number> => {
    const [row]: RawRow[] = await trx(EMAILS)
      .where({ kind, ...where })
      .where('created_at', '>', from)
      .count('id as total');

    return Number(row?.total ?? 0);
  };

  return {
    ofThing: ofThing.map((row) => ({
      mailbox: row.mailbox as string,
      writtenAt: new Date(row.created_at as string | number | Date),
    })),
    toMailbox: await count({ mailbox }, since.day),
    forAsker: await count({ asker }, since.day),
    inHour: await count({}, since.hour),
  };
}

/** Waiting and due, or claimed by a node that did not come back. */
const due = (db: Connection, now: Date) =>
  db(EMAILS).where((either) =>
    either
      .where((waiting) => waiting.where('state', 'waiting').where('next_attempt_at', '<=', now))
      .orWhere((stuck) => stuck.where('state', 'sending').where('locked_until', '<', now))
  );

/**
 * Claims e-mails that are due. Of two nodes that find the same one, only one changes it: the second
 * update finds it no longer due.
 */
export async function claimEmails(
  db: Connection,
  { now, until, limit }: { now: Date; until: Date; limit: number }
): Promise<ClaimedEmail[]> {
  const found: number[] = await due(db, now).orderBy('next_attempt_at').limit(limit).pluck('id');
  const claimed: ClaimedEmail[] = [];

  for (const id of found) {
    const changed: number = await due(db, now)
      .where({ id })
      .update({ state: 'sending', locked_until: until, attempts: db.raw('attempts + 1') });
    const row: RawRow | undefined = changed === 1 && (await db(EMAILS).where({ id }).first());

    if (row) {
      claimed.push(toClaimed(row));
    }
  }

  return claimed;
}

/** What became of an attempt. */
export type Outcome =
  | { kind: 'sent'; at: Date }
  | { kind: 'waiting'; reason: EmailReason; error: string; until: Date }
  | { kind: 'failed'; reason: EmailReason; error: string }
  | { kind: 'stopped' }
  | { kind: 'dropped'; reason: EmailReason };

/** Writes down what became of a claimed e-mail, unless the claim ran out and another node has it. */
export async function finishEmail(
  db: Connection,
  { row, attempts }: ClaimedEmail,
  outcome: Outcome
): Promise<void> {
  await db(EMAILS)
    .where({ id: row, state: 'sending', attempts })
    .update({ state: outcome.kind, locked_until: null, ...columnsOf(outcome) });
}

function columnsOf(outcome: Outcome): RawRow {
  switch (outcome.kind) {
    // What it was about is no longer needed here.
    case 'sent':
      return { ...NO_MORE, sent_at: outcome.at, reason: null, last_error: null };
    case 'waiting':
      return {
        next_attempt_at: outcome.until,
        reason: outcome.reason,
        last_error: outcome.error,
      };
    case 'failed':
      return { next_attempt_at: null, reason: outcome.reason, last_error: outcome.error };
    // Neither is the address: whoever has it wants to be left alone.
    case 'stopped':
      return { ...NO_MORE, reason: null, last_error: null, to: '' };
    case 'dropped':
      return { ...NO_MORE, reason: outcome.reason, last_error: null };
  }
}

/** What is kept of an e-mail that is never sent again says nothing of what it said. */
const NO_MORE = { next_attempt_at: null, data: '' };

/** Deletes e-mails that are done with and were written before a moment. */
export async function deleteEmails(db: Connection, before: Date): Promise<void> {
  await db(EMAILS).whereIn('state', DONE).where('created_at', '<', before).delete();
}

/** A page of e-mails, newest first. */
export async function findEmails(
  strapi: Core.Strapi,
  where: { state?: EmailState; kind?: string },
  { page, pageSize }: { page: number; pageSize: number }
): Promise<{ emails: EmailRecord[]; total: number }> {
  const { results, pagination } = await emails(strapi).findPage({
    where,
    orderBy: [{ id: 'desc' }],
    page,
    pageSize,
  });

  return { emails: results.map(toRecord), total: pagination.total };
}

/** How many e-mails there are of each kind in each state. */
export async function countEmails(db: Connection): Promise<EmailCount[]> {
  const rows: RawRow[] = await db(EMAILS)
    .groupBy('kind', 'state')
    .select('kind', 'state')
    .count('id as total');

  return rows.flatMap(({ kind, state, total }) => {
    const known = EMAIL_STATES.find((one) => one === state);

    return known === undefined ? [] : [{ kind: String(kind), state: known, count: Number(total) }];
  });
}

/** Those with which somebody may still do something. */
const OPEN: readonly EmailState[] = ['waiting', 'failed'];

/** Lets an e-mail that failed or waits be tried now, with all its attempts; null when there is no such e-mail. */
export const retryEmail = (
  strapi: Core.Strapi,
  id: string,
  now: Date
): Promise<EmailRecord | null> =>
  changeOpen(strapi, id, { state: 'waiting', attempts: 0, nextAttemptAt: now });

/** Throws an e-mail away that failed or waits; null when there is no such e-mail. */
export const dropEmail = (strapi: Core.Strapi, id: string): Promise<EmailRecord | null> =>
  changeOpen(strapi, id, { state: 'dropped', nextAttemptAt: null, data: '' });

async function changeOpen(
  strapi: Core.Strapi,
  id: string,
  data: object
): Promise<EmailRecord | null> {
  await emails(strapi).updateMany({ where: { documentId: id, state: { $in: OPEN } }, data });

  const row = await emails(strapi).findOne({ where: { documentId: id } });

  return row && toRecord(row);
}

const toClaimed = (row: RawRow): ClaimedEmail => ({
  row: Number(row.id),
  id: row.document_id as string,
  kind: row.kind as string,
  to: row.to as string,
  language: row.language as string,
  data: row.data as string,
  messageId: row.message_id as string,
  mailbox: row.mailbox as string,
  attempts: Number(row.attempts),
});

const toRecord = (row: RawRow): EmailRecord => ({
  id: row.documentId as string,
  kind: row.kind as string,
  to: row.to as string,
  language: row.language as string,
  state: row.state as EmailState,
  attempts: Number(row.attempts),
  nextAttemptAt: row.state === 'waiting' ? toTime(row.nextAttemptAt) : null,
  reason: (row.reason as EmailReason | null) ?? null,
  lastError: (row.lastError as string | null) ?? null,
  writtenAt: toTime(row.createdAt) ?? '',
  sentAt: toTime(row.sentAt),
});

const toTime = (value: unknown): string | null => toDate(value)?.toISOString() ?? null;

/** Whether a mailbox wants no e-mails. */
export async function isStopped(db: Connection, mailbox: string): Promise<boolean> {
  return (await db(STOPS).where({ mailbox }).first('id')) !== undefined;
}

/** Notes that a mailbox wants no e-mails; saying so again changes nothing. */
export async function stop(strapi: Core.Strapi, mailbox: string): Promise<void> {
  await strapi.db.query(uid('email-stop')).create({ data: { mailbox } });
}

/** Takes that back. */
export async function resume(db: Connection, mailbox: string): Promise<void> {
  await db(STOPS).where({ mailbox }).delete();
}

/** Since when a mailbox wants no e-mails, ISO 8601; null where it does. */
export async function stoppedAt(strapi: Core.Strapi, mailbox: string): Promise<string | null> {
  const row = await strapi.db.query(uid('email-stop')).findOne({ where: { mailbox } });

  return row && toTime(row.createdAt);
}

/** How many mailboxes want no e-mails. */
export const countStops = (strapi: Core.Strapi): Promise<number> =>
  strapi.db.query(uid('email-stop')).count({});
