import type { Core } from '@strapi/strapi';
import type { EmailRecord, EmailState } from '../../../shared/outbox';
import type { Connection, Trx } from '../plugin/database/transaction';
import { uid } from '../plugin/ids';
import type { Written } from './caps';

const EMAILS = 'livechat_emails';

const STOPS = 'livechat_email_stops';

/** E-mails nobody sends any more. */
const DONE: readonly EmailState[] = ['sent', 'failed', 'stopped'];

type Row = Record<string, unknown>;

/** An e-mail to be stored. */
export interface NewEmail {
  kind: string;
  dedupeKey: string;
  messageId: string;
  to: string;
  /** One of those there are words in. */
  language: string;
  subject: string;
  text: string;
  html: string;
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
  subject: string;
  text: string;
  html: string;
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
  const ofThing: Row[] = await trx(EMAILS).where({ kind, about }).select('mailbox', 'created_at');
  const count = async (where: object, from: Date): Promise<number> => {
    const [row]: Row[] = await trx(EMAILS)
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
    const row: Row | undefined = changed === 1 && (await db(EMAILS).where({ id }).first());

    if (row) {
      claimed.push(toClaimed(row));
    }
  }

  return claimed;
}

/** What became of an attempt. */
export type Outcome =
  | { kind: 'sent'; at: Date }
  | { kind: 'waiting'; error: string; until: Date }
  | { kind: 'failed'; error: string }
  | { kind: 'stopped' };

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

function columnsOf(outcome: Outcome): Row {
  switch (outcome.kind) {
    // What it said is no longer needed here.
    case 'sent':
      return { sent_at: outcome.at, next_attempt_at: null, last_error: null, text: '', html: '' };
    case 'waiting':
      return { next_attempt_at: outcome.until, last_error: outcome.error };
    case 'failed':
      return { next_attempt_at: null, last_error: outcome.error };
    // Neither is the address: whoever has it wants to be left alone.
    case 'stopped':
      return { next_attempt_at: null, last_error: null, to: '', text: '', html: '' };
  }
}

/** Deletes e-mails that are done with and were written before a moment. */
export async function deleteEmails(db: Connection, before: Date): Promise<void> {
  await db(EMAILS).whereIn('state', DONE).where('created_at', '<', before).delete();
}

/** A page of e-mails, newest first. */
export async function findEmails(
  strapi: Core.Strapi,
  where: { state?: EmailState },
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

/** Lets a failed e-mail wait again, with all its attempts; null when there is no such e-mail. */
export async function retryEmail(
  strapi: Core.Strapi,
  id: string,
  now: Date
): Promise<EmailRecord | null> {
  await emails(strapi).updateMany({
    where: { documentId: id, state: 'failed' },
    data: { state: 'waiting', attempts: 0, nextAttemptAt: now },
  });

  const row = await emails(strapi).findOne({ where: { documentId: id } });

  return row && toRecord(row);
}

const toClaimed = (row: Row): ClaimedEmail => ({
  row: Number(row.id),
  id: row.document_id as string,
  kind: row.kind as string,
  to: row.to as string,
  language: row.language as string,
  subject: row.subject as string,
  text: row.text as string,
  html: row.html as string,
  messageId: row.message_id as string,
  mailbox: row.mailbox as string,
  attempts: Number(row.attempts),
});

const toRecord = (row: Row): EmailRecord => ({
  id: row.documentId as string,
  kind: row.kind as string,
  to: row.to as string,
  subject: row.subject as string,
  state: row.state as EmailState,
  attempts: Number(row.attempts),
  nextAttemptAt: row.state === 'waiting' ? toTime(row.nextAttemptAt) : null,
  lastError: (row.lastError as string | null) ?? null,
  writtenAt: toTime(row.createdAt) ?? '',
  sentAt: toTime(row.sentAt),
});

const toTime = (value: unknown): string | null =>
  value === null || value === undefined ? null : new Date(value as string | Date).toISOString();

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
