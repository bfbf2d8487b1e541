import { randomUUID } from 'node:crypto';
import type { ConversationBox } from '../../../shared/conversations';
import { type Columns, findMany, insertMany, lockMany, updateMany } from '../plugin/bulk';
import type { Connection, Trx } from '../plugin/transaction';
import {
  type Bounds,
  type Counters,
  type Decision,
  type LogEntry,
  type NewMessage,
  type Plan,
  planBatch,
  type StoredMessage,
  takenBy,
} from './batch';
import {
  type AskedColumn,
  askedColumns,
  type Dialect,
  fromQuarters,
  type MetricColumn,
  type MetricFilters,
  type Moment,
  metricColumns,
  metrics,
  RATED_OPERATOR,
} from './metrics';
import {
  COUNTER_COLUMNS,
  fromCounters,
  fromStoredMessage,
  HEAD_COLUMNS,
  hasTurned,
  type LoadedConversation,
  MESSAGE_COLUMNS,
  type Row,
  toCounters,
  toDate,
  toLoaded,
  toStoredMessage,
} from './rows';

const CONVERSATIONS = 'livechat_conversations';
const MESSAGES = 'livechat_messages';
const MEMBERS = 'livechat_conversation_members';

const COUNTED = [
  'id',
  'document_id',
  'state',
  'version',
  'operator_id',
  'last_human_id',
  'visitor_messages',
  'operator_messages',
  'bot_messages',
  'read_by_visitor',
  'read_by_operator',
  'last_message',
  'last_message_at',
  'first_answer_at',
  'ended_at',
  'ended_by',
  'ask_rating',
];

/**
 * Writes a batch: one read of the conversations (locked), one of what is already stored, one
 * insert, one update, however many entries there are.
 */
export async function writeBatch(
  trx: Trx,
  entries: readonly LogEntry[],
  { bounds, now }: { bounds: Bounds; now: Date }
): Promise<Plan> {
  const conversations = await lockConversations(
    trx,
    entries.map(({ conversation }) => conversation)
  );
  const stored = await messagesByClientId(trx, entries.filter(isNewMessage), conversations);
  const plan = planBatch(entries, conversations, stored, bounds);

  await insertMessages(trx, plan.decisions);
  await updateConversations(trx, conversations, plan.changed);
  await addMembers(trx, plan.decisions.flatMap(takenBy), now);

  return plan;
}

export async function lockConversations(trx: Trx, rows: readonly number[]): Promise<Counters[]> {
  return (await lockMany(trx, CONVERSATIONS, COUNTED, rows)).map(toCounters);
}

/** An operator in a conversation, by row. */
export interface Member {
  conversation: number;
  operator: number;
}

const MEMBER_COLUMNS: Columns = {
  document_id: 'text',
  conversation_id: 'number',
  operator_id: 'number',
  joined_at: 'moment',
  created_at: 'moment',
  updated_at: 'moment',
  published_at: 'moment',
};

/** Notes who has a conversation from now on. */
export const addMembers = (trx: Trx, members: readonly Member[], now: Date): Promise<void> =>
  insertMany(
    trx,
    MEMBERS,
    MEMBER_COLUMNS,
    members.map(({ conversation, operator }) => ({
      document_id: documentId(),
      conversation_id: conversation,
      operator_id: operator,
      joined_at: now,
      created_at: now,
      updated_at: now,
      published_at: now,
    }))
  );

/** Takes a conversation from one operator and gives it to another, who has read nothing of it, or to nobody in particular. */
export async function moveConversation(
  trx: Trx,
  { conversation, operator }: Member,
  to: number | null,
  now: Date
): Promise<void> {
  await trx(CONVERSATIONS)
    .where({ id: conversation })
    .update({ operator_id: to, read_by_operator: 0 });
  await trx(MEMBERS)
    .where({ conversation_id: conversation, operator_id: operator })
    .whereNull('left_at')
    .update({ left_at: now, updated_at: now });
  await addMembers(trx, to === null ? [] : [{ conversation, operator: to }], now);
}

/** An open conversation and the operator who has it, by row, since a moment. */
export interface HeldConversation extends Member {
  id: string;
  since: Date;
}

/** More are not looked through at once. */
const MOST_HELD = 10_000;

/** Open conversations that somebody has; `c` is their table. */
export async function heldConversations(
  db: Connection,
  filter: Filter = (query) => query
): Promise<HeldConversation[]> {
  const rows: Row[] = await filter(db(`${CONVERSATIONS} as c`))
    .leftJoin(`${MEMBERS} as m`, (join) => {
      join
        .on('m.conversation_id', 'c.id')
        .andOn('m.operator_id', 'c.operator_id')
        .andOnNull('m.left_at');
    })
    .where('c.state', 'open')
    .whereNotNull('c.operator_id')
    .orderBy('c.id')
    .limit(MOST_HELD)
    .select('c.id', 'c.document_id', 'c.operator_id', 'c.started_at', 'm.joined_at');

  return rows.map((row) => ({
    conversation: Number(row.id),
    id: row.document_id as string,
    operator: Number(row.operator_id),
    since: toDate(row.joined_at) ?? toDate(row.started_at) ?? new Date(0),
  }));
}

/** One conversation, by row. */
export const byRow =
  (row: number): Filter =>
  (query) =>
    query.where('c.id', row);

/** What some operators have in a channel, by row. */
export const ofOperators =
  (channel: number, operators: readonly number[]): Filter =>
  (query) =>
    query.where('c.channel_id', channel).whereIn('c.operator_id', [...operators]);

/** Locks a row of a table until the transaction ends: starts in one channel come one after another. */
export async function lockChannel(trx: Trx, row: number): Promise<void> {
  await trx('livechat_channels').select('id').where({ id: row }).forUpdate();
}

/** Changes the rating shown in a line, as the next change of its conversation. */
export async function editRating(trx: Trx, message: StoredMessage, version: number): Promise<void> {
  await trx(MESSAGES)
    .where({ conversation_id: message.conversation, seq: message.seq })
    .update({ rating: JSON.stringify(message.rating), version, updated_at: new Date() });
  await trx(CONVERSATIONS).where({ id: message.conversation }).update({ version });
}

/** What a visitor says, and where. */
interface Said {
  key: string;
  /** Row of the channel. */
  channel: number;
  clientId: string;
}

/**
 * Row of the conversation of a visitor that already holds a message under this client id, else of
 * their open one in a channel that is not at its end.
 */
export async function findOpen(
  db: Connection,
  { key, channel, clientId }: Said,
  { silentSince, messages }: Bounds
): Promise<number | null> {
  const repeated: Row | undefined = await ofVisitor(db, key)
    .join(`${MESSAGES} as m`, 'm.conversation_id', 'c.id')
    .where('m.client_id', clientId)
    .first('c.id');
  const known: Row | undefined =
    repeated ??
    (await ofVisitor(db, key)
      .where({ 'c.channel_id': channel, 'c.state': 'open' })
      .where('c.last_message_at', '>', silentSince)
      .whereRaw('c.visitor_messages + c.operator_messages + c.bot_messages < ?', [messages])
      .orderBy('c.id', 'desc')
      .first('c.id'));

  return known ? Number(known.id) : null;
}

/** Row of the latest conversation of a visitor in a channel. */
export async function latestRow(
  db: Connection,
  key: string,
  channel: number
): Promise<number | null> {
  const row: Row | undefined = await ofVisitor(db, key)
    .where('c.channel_id', channel)
    .orderBy('c.id', 'desc')
    .first('c.id');

  return row ? Number(row.id) : null;
}

/** Open conversations nobody has said anything in since, by row. */
export async function silentConversations(
  db: Connection,
  since: Date,
  limit: number
): Promise<number[]> {
  const rows: Row[] = await db(CONVERSATIONS)
    .where('state', 'open')
    // What has been silent for so long began before: that is what there is an index for.
    .where('started_at', '<=', since)
    .where('last_message_at', '<=', since)
    .orderBy('started_at')
    .limit(limit)
    .select('id');

  return rows.map((row) => Number(row.id));
}

/** Whether an operator has, or anybody may take, the conversation that goes on from this one. */
export async function isContinuedFor(
  db: Connection,
  conversation: number,
  operator: number
): Promise<boolean> {
  const row: Row | undefined = await db(CONVERSATIONS)
    .where('previous_id', conversation)
    .where((either) => either.where('operator_id', operator).orWhereNull('operator_id'))
    .first('id');

  return row !== undefined;
}

const ofVisitor = (db: Connection, key: string): Query =>
  db(`${CONVERSATIONS} as c`)
    .join('livechat_visitors as v', 'v.id', 'c.visitor_id')
    .where('v.key', key);

/** Row of the operator of the visitor's latest conversation since a moment. */
export async function lastOperator(
  db: Connection,
  key: string,
  since: Date
): Promise<number | null> {
  const row: Row | undefined = await ofVisitor(db, key)
    .whereNotNull('c.operator_id')
    .where('c.last_message_at', '>', since)
    .orderBy('c.last_message_at', 'desc')
    .first('c.operator_id');

  return row ? Number(row.operator_id) : null;
}

/** Which of these operators have answered somebody in a channel. */
export async function whoAnswered(
  db: Connection,
  channel: number,
  operators: readonly number[]
): Promise<Set<number>> {
  const rows: Row[] = await db(CONVERSATIONS)
    .distinct('last_human_id')
    .where({ channel_id: channel })
    .whereIn('last_human_id', [...operators]);

  return new Set(rows.map((row) => Number(row.last_human_id)));
}

/** How many conversations each operator has that are active by the routing's rule. */
export async function loads(db: Connection, now: Date): Promise<Map<number, number>> {
  const dayAgo = new Date(now.getTime() - DAY);
  const halfHourAgo = new Date(now.getTime() - HALF_HOUR);
  const rows: Row[] = await db(CONVERSATIONS)
    .select('operator_id')
    .count('id as active')
    .whereNotNull('operator_id')
    .where('started_at', '>', dayAgo)
    .where((either) => either.where('state', 'open').orWhere('last_message_at', '>', halfHourAgo))
    .groupBy('operator_id');

  return new Map(rows.map((row) => [Number(row.operator_id), Number(row.active)]));
}

const DAY = 24 * 60 * 60 * 1000;
const HALF_HOUR = 30 * 60 * 1000;

/** Narrows which conversations are loaded; `c` is their table. */
export type Filter = (query: Query) => Query;

type Query = ReturnType<Connection['queryBuilder']>;

export const byId =
  (id: string): Filter =>
  (query) =>
    query.where('c.document_id', id);

/** The visitor's conversations in a channel that are open and not silent, or ended, since a moment each. */
export const latestOf =
  (key: string, channel: number, { silentSince, endedSince }: LatestSince): Filter =>
  (query) =>
    query
      .where({ 'v.key': key, 'c.channel_id': channel })
      .where((either) =>
        either
          .where((open) =>
            open.where('c.state', 'open').where('c.last_message_at', '>', silentSince)
          )
          .orWhere('c.ended_at', '>', endedSince)
      );

interface LatestSince {
  silentSince: Date;
  endedSince: Date;
}

/** A visitor's conversations that go on. */
export const openOf =
  (key: string): Filter =>
  (query) =>
    query.where({ 'v.key': key, 'c.state': 'open' });

/** Open ones of an operator, and those nobody has yet in these channels. */
export const waiting =
  (operator: number, channels: readonly number[]): Filter =>
  (query) =>
    query
      .where('c.state', 'open')
      .where((either) =>
        either
          .where('c.operator_id', operator)
          .orWhere((free) => free.whereNull('c.operator_id').whereIn('c.channel_id', [...channels]))
      );

/** Some conversations; only an operator's own and those nobody has, unless the operator is null. */
export const among =
  (ids: readonly string[], operator: number | null): Filter =>
  (query) => {
    const named = query.whereIn('c.document_id', [...ids]);

    return operator === null
      ? named
      : named.where((either) =>
          either.where('c.operator_id', operator).orWhereNull('c.operator_id')
        );
  };

/** What each box of an operator's inbox holds. */
const boxes: Record<ConversationBox, (operator: number) => Filter> = {
  mine: (operator) => (query) => query.where('c.operator_id', operator),
  unassigned: () => (query) => query.whereNull('c.operator_id'),
  all: () => (query) => query,
};

/** What a box holds of one channel (row), or of all of them. */
export const inbox =
  (box: ConversationBox, operator: number, channel: number | null): Filter =>
  (query) => {
    const held = boxes[box](operator)(query);

    return channel === null ? held : held.where('c.channel_id', channel);
  };

/** Loads conversations with their channel, visitor, unread count and who wrote last, the latest first. */
export async function loadConversations(
  db: Connection,
  filter: Filter,
  { offset, limit }: { offset: number; limit: number }
): Promise<LoadedConversation[]> {
  const unread = db(`${MESSAGES} as m`)
    .count('m.id')
    .whereRaw('m.conversation_id = c.id and m.seq > c.read_by_operator')
    .where({ 'm.author': 'visitor', 'm.kind': 'text' })
    .as('unread');
  const lastAuthor = db(`${MESSAGES} as m`)
    .select('m.author')
    .whereRaw('m.conversation_id = c.id')
    .where({ 'm.kind': 'text' })
    .orderBy('m.seq', 'desc')
    .limit(1)
    .as('last_author');
  const rows: Row[] = await filter(db(`${CONVERSATIONS} as c`))
    .leftJoin('livechat_channels as ch', 'ch.id', 'c.channel_id')
    .leftJoin('livechat_visitors as v', 'v.id', 'c.visitor_id')
    .leftJoin(`${CONVERSATIONS} as p`, 'p.id', 'c.previous_id')
    .select('c.*', 'ch.document_id as channel_document', 'ch.name as channel_name')
    .select(unread, lastAuthor)
    .select('v.document_id as visitor_document', 'v.key as visitor_key', 'v.name as visitor_name')
    .select('v.asked_at as visitor_asked_at', 'v.pages as visitor_pages')
    .select('p.document_id as previous_document')
    .orderBy([
      { column: 'c.last_message_at', order: 'desc' },
      { column: 'c.id', order: 'desc' },
    ])
    .offset(offset)
    .limit(limit);

  return rows.map(toLoaded);
}

/** Ids of the conversations a narrowing leaves. */
export async function conversationIds(db: Connection, filter: Filter): Promise<string[]> {
  const rows: Row[] = await filter(db(`${CONVERSATIONS} as c`)).select('c.document_id');

  return rows.map((row) => row.document_id as string);
}

/** How many conversations a narrowing leaves. */
export async function countConversations(db: Connection, filter: Filter): Promise<number> {
  const [row]: Row[] = await filter(db(`${CONVERSATIONS} as c`)).count('c.id as total');

  return Number(row?.total ?? 0);
}

/** How many conversations each channel has had, by the channel's id. */
export async function countByChannel(
  db: Connection
): Promise<{ channel: string; count: number }[]> {
  const rows: Row[] = await db(`${CONVERSATIONS} as c`)
    .join('livechat_channels as ch', 'ch.id', 'c.channel_id')
    .select('ch.document_id as channel')
    .count('c.id as total')
    .groupBy('ch.document_id');

  return rows.map(({ channel, total }) => ({ channel: channel as string, count: Number(total) }));
}

/** Conversations that ended with a question for a rating, by what they are alike in; rows for operators and channels. */
export async function countAsked(
  db: Connection,
  columns: readonly AskedColumn[],
  filters: MetricFilters
): Promise<Row[]> {
  const asked = filtered(db, filters, 'c.ended_at').where('c.ask_rating', true);
  const known = askedColumns(dialectOf(db.client.config.client));

  return grouped(
    asked.count({ asked: 'c.id' }),
    columns.map((name) => [name, known[name]])
  );
}

/** Figures of conversations by the moment they began, by what they are alike in; ids for operators and channels. */
export async function sumConversations(
  db: Connection,
  columns: readonly MetricColumn[],
  filters: MetricFilters
): Promise<Row[]> {
  const sums = filtered(db, filters, 'c.started_at');
  const dialect = dialectOf(db.client.config.client);
  const known = metricColumns(dialect);

  for (const [name, expression] of Object.entries(metrics(dialect))) {
    sums.select(db.raw(`${expression} as ??`, [name]));
  }

  return grouped(
    sums,
    columns.map((name) => [name, known[name]])
  );
}

/** Rows of a MySQL may come several for one group: they are to be added up. */
async function grouped(
  query: Query,
  columns: readonly (readonly [string, string])[]
): Promise<Row[]> {
  for (const [name, expression] of columns) {
    query.select(query.client.raw(`${expression} as ??`, [name])).groupByRaw(expression);
  }

  const rows: Row[] = await query;
  const { client, connection } = query.client.config;

  return dialectOf(client) === 'mysql'
    ? rows.map((row) => fromQuarters(row, zoneOf(Object(connection))))
    : rows;
}

/** Conversations a filter leaves; spans of time are of one of their moments. */
function filtered(db: Connection, filters: MetricFilters, moment: Moment): Query {
  const { only, operator, channel, language, visitor, conversation, since, until } = filters;
  const joined = db(`${CONVERSATIONS} as c`)
    .leftJoin('livechat_channels as ch', 'ch.id', 'c.channel_id')
    .leftJoin('livechat_operators as o', (join) => {
      join.on('o.id', db.raw(RATED_OPERATOR));
    });

  if (visitor !== undefined) joined.leftJoin('livechat_visitors as v', 'v.id', 'c.visitor_id');
  if (typeof only === 'number') joined.whereRaw(`${RATED_OPERATOR} = ?`, [only]);
  if (since !== undefined) joined.where(moment, '>=', new Date(since));
  if (until !== undefined) joined.where(moment, '<', new Date(until));

  for (const [column, value] of [
    ['o.document_id', operator],
    ['ch.document_id', channel],
    ['c.language', language],
    ['v.document_id', visitor],
    ['c.document_id', conversation],
  ] as const) {
    if (value === 'none') joined.whereNull(column);
    else if (value !== undefined) joined.where(column, value);
  }

  return joined;
}

/** What times are written in, as the connection's settings say. */
function zoneOf(connection: object): string {
  const zone = 'timezone' in connection ? String(connection.timezone) : 'local';

  return zone === 'local' ? '' : zone;
}

function dialectOf(client: unknown): Dialect {
  const name = String(client);

  return name.startsWith('p') ? 'postgres' : name.startsWith('mysql') ? 'mysql' : 'sqlite';
}

/** Which lines of a conversation are wanted: what changed after a version, so many, and of which kinds. */
export interface LogQuery {
  after: number;
  limit: number;
  /** Leaves out what is the operator's to read. */
  isForVisitor: boolean;
}

/** The lines of a conversation that changed after a version, the oldest change first. */
export async function messagesAfter(
  db: Connection,
  conversation: { row: number; id: string },
  { after, limit, isForVisitor }: LogQuery
): Promise<StoredMessage[]> {
  const messages = db(MESSAGES)
    .where({ conversation_id: conversation.row })
    .where('version', '>', after)
    .orderBy('version')
    .limit(limit);
  const rows: Row[] = await (isForVisitor ? messages.whereNot('kind', 'rating') : messages);

  return rows.map((row) => toStoredMessage(row, conversation.id));
}

const CLIENT_ID_COLUMNS: Columns = { conversation_id: 'number', client_id: 'text' };

const isNewMessage = (entry: LogEntry): entry is NewMessage => entry.type === 'message';

async function messagesByClientId(
  trx: Trx,
  messages: readonly NewMessage[],
  conversations: readonly Counters[]
): Promise<StoredMessage[]> {
  const ids = new Map(conversations.map(({ row, id }) => [row, id]));
  const wanted = messages.map((message) => ({
    conversation_id: message.conversation,
    client_id: message.clientId,
  }));
  const rows = await findMany(trx, MESSAGES, CLIENT_ID_COLUMNS, wanted);

  return rows.map((row) => toStoredMessage(row, ids.get(Number(row.conversation_id)) ?? ''));
}

const insertMessages = (trx: Trx, decisions: readonly Decision[]): Promise<void> =>
  insertMany(
    trx,
    MESSAGES,
    MESSAGE_COLUMNS,
    decisions.flatMap((decision) =>
      decision.kind === 'new' ? [fromStoredMessage(decision.message, documentId())] : []
    )
  );

/** What did not change stays out of an update, and the indexes on it untouched. */
async function updateConversations(
  trx: Trx,
  before: readonly Counters[],
  changed: readonly Counters[]
): Promise<void> {
  const now = new Date();
  const known = new Map(before.map((counters) => [counters.row, counters]));
  const rows = (turned: boolean) =>
    changed
      .filter((counters) => hasTurned(known.get(counters.row), counters) === turned)
      .map((counters) => fromCounters(counters, now));

  await updateMany(trx, CONVERSATIONS, COUNTER_COLUMNS, rows(true));
  await updateMany(trx, CONVERSATIONS, HEAD_COLUMNS, rows(false));
}

/** As long as the ids Strapi makes; they begin with the time, so that new rows lie together in the index. */
const documentId = (): string =>
  `${Date.now().toString(36)}${randomUUID().replaceAll('-', '')}`.slice(0, 24);
