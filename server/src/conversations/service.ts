import type { Core } from '@strapi/strapi';
import type { AskPolicy } from '../../../shared/channels';
import {
  type ConversationCount,
  type ConversationEnding,
  type Message,
  type MessageRating,
  type OperatorConversation,
  SYNC_MAX,
  type Sync,
  type VisitorConversation,
} from '../../../shared/conversations';
import type { Preview } from '../../../shared/widget';
import type { StoredChannel } from '../channels/channel';
import { SHORTEST_ABSENCE } from '../operators/gone';
import type { StoredOperator } from '../operators/operator';
import { attempt, background } from '../plugin/background';
import { sharedNow } from '../plugin/clock';
import { configOf } from '../plugin/config';
import { failure } from '../plugin/errors';
import { type EventPayloads, emitEvent, emitEventInBackground } from '../plugin/events';
import { uid } from '../plugin/ids';
import { type Remembered, remembered } from '../plugin/remembered';
import { service } from '../plugin/service';
import { type Connection, type Trx, transaction } from '../plugin/transaction';
import type { Headers } from '../visitors/address';
import type { StoredVisitor, VisitorContext } from '../visitors/profile';
import { mayAsk } from './ask';
import {
  type Bounds,
  type Decision,
  type Ending,
  isAsked,
  isBeyond,
  isSilent,
  type LogEntry,
  type NewMessage,
  type StoredMessage,
  takenBy,
} from './batch';
import { readBody } from './body';
import { type CachedConversation, type ConversationCache, createConversationCache } from './cache';
import { handoverMessage } from './handover';
import { createLog, type Log, type Outcome } from './log';
import type { AskedColumn, MetricColumn, MetricFilters } from './metrics';
import { type Ratable, toRatable } from './ratable';
import {
  type LoadedConversation,
  type Shown,
  toMessage,
  toOperatorConversation,
  toVisitorConversation,
} from './rows';
import * as store from './store';
import {
  type Inbox,
  mayRead,
  messageOfOperator,
  messageOfVisitor,
  type NewOperatorMessage,
  type NewVisitorMessage,
  onlyOf,
  type Viewer,
} from './viewer';

const PAGE_SIZE = 50;

/** More open conversations than one operator can have in mind; a browser holds them all. */
const MOST_OPEN = 500;
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** A visitor comes back to a conversation that ended at most this long ago. */
const RETURN = DAY;

/** A visitor is offered the operator of a conversation this recent first. */
const FAMILIAR = 7 * DAY;

/** Active conversations of each operator are counted so often where somebody is only shown. */
const LOADS_SECONDS = 1;

interface Deps {
  strapi: Core.Strapi;
  log: Log<LogEntry, Done>;
  cache: ConversationCache;
  /** Active conversations by row of the operator, from memory. */
  loads: Remembered<Map<number, number>>;
  /** When it was last looked up whether the operator of a conversation is still there. */
  attended: WeakMap<CachedConversation, number>;
}

export function createConversations({ strapi }: { strapi: Core.Strapi }) {
  const log = createLog<LogEntry, Done>((batch) => commit(strapi, batch));
  const countLoads = () => store.loads(strapi.db.connection, new Date());
  const loads = remembered(strapi, [], countLoads, LOADS_SECONDS);
  const deps: Deps = {
    strapi,
    log,
    cache: createConversationCache(),
    loads,
    attended: new WeakMap(),
  };

  return {
    ...talking(deps),
    ...reading(deps),
    ...hearing(deps),
    ...rating(deps),
    ...releasing(deps),
    drained: log.drained,
  };
}

/** Writing: everything goes through the message log. */
function talking(deps: Deps) {
  const { log } = deps;

  return {
    /** Stores a visitor's message; the first one makes visitor, conversation and assignment with it. */
    async sendAsVisitor(key: string, input: NewVisitorMessage): Promise<Message> {
      const body = textOf(input.body);

      if (input.conversation === null) {
        return start(deps, key, { ...input, body });
      }

      const cached = await ownConversation(deps, key, input.conversation);
      const said = await log.append(messageOfVisitor(cached, input.clientId, body, new Date()));

      if (said.decision.kind === 'beyond') {
        const channel = await service(deps.strapi, 'channels').byRow(cached.channel);

        return start(deps, key, { ...input, channel, body });
      }

      noteFull(deps, cached, said);
      attend(deps, cached);

      return sent(said);
    },

    async sendAsOperator(viewer: Viewer, input: NewOperatorMessage): Promise<Message> {
      const body = textOf(input.body);
      const cached = await conversationOf(deps, input.conversation);

      const message = messageOfOperator(cached, viewer, { ...input, body }, new Date());
      const said = await log.append(message);

      noteFull(deps, cached, said);

      return sent(said);
    },

    async readAsVisitor(key: string, conversation: string, seq: number): Promise<void> {
      const { row } = await ownConversation(deps, key, conversation);

      await log.append({ type: 'receipt', conversation: row, by: 'visitor', seq, onlyOf: null });
    },

    async readAsOperator({ operator }: Viewer, conversation: string, seq: number): Promise<void> {
      const { row } = await conversationOf(deps, conversation);
      const receipt = { conversation: row, by: 'operator' as const, seq, onlyOf: operator.row };

      await log.append({ type: 'receipt', ...receipt });
    },

    async endAsVisitor(key: string, conversation: string): Promise<VisitorConversation> {
      const cached = await ownConversation(deps, key, conversation);

      await end(deps, cached, { by: 'visitor', name: cached.visitorName, onlyOf: null });

      return forVisitor(deps, await loadOne(deps, conversation));
    },

    async endAsOperator(viewer: Viewer, conversation: string): Promise<OperatorConversation> {
      const cached = await conversationOf(deps, conversation);
      const { publicName } = viewer.operator;

      await end(deps, cached, { by: 'operator', name: publicName, onlyOf: onlyOf(viewer) });

      return forOperator(deps, await loadOne(deps, conversation));
    },
  };
}

/** Letting go: whose operator is gone finds another. */
function releasing(deps: Deps) {
  return {
    /** Hands over what operators have who may not answer any more, or whose tabs are away. */
    release: (): Promise<void> =>
      release(deps, configOf(deps.strapi).conversations.operatorGoneMinutes * 60),

    /** Ends what nobody has said anything in for too long. */
    endSilent: (): Promise<void> => endSilent(deps),

    /** Hands over what operators had in a channel that they are no longer members of. */
    async releaseMembers({ channel, operators }: Removed): Promise<void> {
      const filter = store.ofOperators(channel, operators);

      await handOverAll(deps, await store.heldConversations(connection(deps), filter));
    },
  };
}

/** Hearing: what a socket may be told of. */
function hearing(deps: Deps) {
  return {
    /** Id of a visitor's own conversation; of the latest one still worth showing when none is named. */
    async currentOf(
      key: string,
      { channel, conversation }: { channel: number; conversation: string | null }
    ): Promise<string | null> {
      const current =
        conversation === null
          ? (await latestOf(deps, key, channel))?.counters
          : await ownConversation(deps, key, conversation);

      return current?.id ?? null;
    },

    /** Those of some conversations that an operator may read. */
    async readable(
      { operator, all }: Viewer,
      conversations: readonly string[]
    ): Promise<ReadonlySet<string>> {
      const filter = store.among(conversations, all ? null : operator.row);

      return new Set(await store.conversationIds(connection(deps), filter));
    },
  };
}

/** Reading: what each side may see, and no more. */
function reading(deps: Deps) {
  return {
    /** Whether a visitor's key owns a conversation; refuses as unknown when not. */
    async own(key: string, conversation: string): Promise<CachedConversation> {
      return ownConversation(deps, key, conversation);
    },

    /** Refuses a page that the channel of an own conversation does not allow, whatever channel it names. */
    async checkOrigin(key: string, conversation: string, headers: Headers): Promise<void> {
      const { channel } = await ownConversation(deps, key, conversation);
      const channels = service(deps.strapi, 'channels');

      channels.checkOrigin(await channels.byRow(channel), headers);
    },

    /** Refuses as unknown when this operator has no part in a conversation. */
    async mayAnswer(viewer: Viewer, conversation: string): Promise<void> {
      await refuseStranger(deps, viewer, await loadOne(deps, conversation));
    },

    /** A visitor's conversation since a version; the latest one still worth showing when none is named. */
    async syncVisitor(
      key: string,
      ask: { channel: number; conversation: string | null } & MessagesQuery
    ): Promise<Sync<VisitorConversation> & { row: number | null }> {
      const loaded = await loadForVisitor(deps, key, ask);

      if (!loaded) {
        return { row: null, conversation: null, messages: [], more: false };
      }

      return {
        row: loaded.counters.row,
        conversation: await forVisitor(deps, loaded),
        ...(await messagesAfter(deps, loaded, ask, true)),
      };
    },

    async syncOperator(
      viewer: Viewer,
      conversation: string,
      query: MessagesQuery
    ): Promise<Sync<OperatorConversation>> {
      const loaded = await loadOne(deps, conversation);

      await refuseStranger(deps, viewer, loaded);

      return {
        conversation: await forOperator(deps, loaded),
        ...(await messagesAfter(deps, loaded, query, false)),
      };
    },

    /** All a visitor may read of an own conversation, however long. */
    async transcriptOf(
      key: string,
      conversation: string
    ): Promise<{
      conversation: VisitorConversation;
      locale: string | null;
      messages: readonly Message[];
    }> {
      await ownConversation(deps, key, conversation);

      const loaded = await loadOne(deps, conversation);
      const messages: Message[] = [];

      for (let more = true; more; ) {
        const page = await messagesAfter(
          deps,
          loaded,
          { after: messages.at(-1)?.version ?? 0 },
          true
        );

        messages.push(...page.messages);
        more = page.more;
      }

      return { conversation: await forVisitor(deps, loaded), locale: loaded.locale, messages };
    },

    /** What ending a conversation now would mean for its visitor. */
    async endingOf(viewer: Viewer, conversation: string): Promise<ConversationEnding> {
      const { counters, channel, visitor } = await loadOne(deps, conversation);

      if (!mayRead(viewer, counters)) {
        throw failure('CONVERSATION_UNKNOWN');
      }

      const { ask } = await service(deps.strapi, 'channels').byRow(channel.row);

      return { asksRating: isAsked(mayAsk(ask, visitor.askedAt, new Date()), counters) };
    },

    /** What an operator's windows show: own open conversations, and waiting ones of the channels on duty in. */
    async waitingFor({ operator }: Viewer): Promise<OperatorConversation[]> {
      const channels = await service(deps.strapi, 'operators').channelsOf(operator.row);
      const loaded = await load(deps, store.waiting(operator.row, channels), MOST_OPEN);

      return Promise.all(loaded.map((one) => forOperator(deps, one)));
    },

    /** A page of an operator's inbox. */
    async inbox(
      { operator }: Viewer,
      { box, page, channel }: Inbox
    ): Promise<{
      conversations: OperatorConversation[];
      page: number;
      pageSize: number;
      total: number;
    }> {
      const only =
        channel === null ? null : (await service(deps.strapi, 'channels').byId(channel)).row;
      const filter = store.inbox(box, operator.row, only);
      const loaded = await load(deps, filter, PAGE_SIZE, (page - 1) * PAGE_SIZE);

      return {
        conversations: await Promise.all(loaded.map((one) => forOperator(deps, one))),
        page,
        pageSize: PAGE_SIZE,
        total: await store.countConversations(connection(deps), filter),
      };
    },

    /** Ids of a visitor's conversations that go on. */
    async openOf(key: string): Promise<string[]> {
      const loaded = await load(deps, store.openOf(key), MOST_OPEN);

      return loaded.map(({ counters }) => counters.id);
    },

    /** A conversation as each side sees it, with the row of the operator who has it. */
    async views(conversation: string): Promise<Views> {
      const loaded = await loadOne(deps, conversation);

      return {
        channelRow: loaded.channel.row,
        channel: loaded.channel.id,
        visitorKey: loaded.visitor.key,
        operatorRow: loaded.counters.operator,
        visitor: await forVisitor(deps, loaded),
        operator: await forOperator(deps, loaded),
      };
    },

    /** Whom a visitor would get who wrote now: the choice of a start, from facts about a second old. */
    async preview(channelRow: number, { visitor, ...who }: Previewed): Promise<Preview> {
      const now = new Date();
      const { isStaffed, operator, hint } = await service(deps.strapi, 'operators').preview(
        channelRow,
        {
          ...who,
          previous: visitor === null ? null : await previousOf(connection(deps), visitor, now),
          load: await deps.loads.get(),
        }
      );

      const channel = await service(deps.strapi, 'channels').byRow(channelRow);

      if (!isTaking(deps, channel, isStaffed)) {
        return { available: false, operator: null, operatorPicture: null, hint: null };
      }

      return {
        available: true,
        operator: operator?.publicName ?? null,
        operatorPicture: service(deps.strapi, 'operators').pictureForVisitors(
          operator?.picture ?? null
        ),
        hint,
      };
    },

    /** Which of these operators have answered somebody in a channel; rows. */
    async whoAnswered(channel: number, operators: readonly number[]): Promise<Set<number>> {
      return operators.length === 0
        ? new Set()
        : store.whoAnswered(connection(deps), channel, operators);
    },

    async counts(): Promise<ConversationCount[]> {
      return store.countByChannel(connection(deps));
    },

    /** Conversations that ended with a question for a rating, by what they are alike in. */
    async asked(
      columns: readonly AskedColumn[],
      filters: MetricFilters
    ): Promise<Record<string, unknown>[]> {
      return store.countAsked(connection(deps), columns, filters);
    },

    /** Figures of conversations, by what they are alike in. */
    async metrics(
      columns: readonly MetricColumn[],
      filters: MetricFilters
    ): Promise<Record<string, unknown>[]> {
      return store.sumConversations(connection(deps), columns, filters);
    },
  };
}

type Removed = EventPayloads['livechat.members.removed'];

/** Who would be previewed to whom. */
interface Previewed {
  /** Key of the visitor; null where nobody knows it yet. */
  visitor: string | null;
  locale: string | null;
  country: string | null;
  /** Tells visitors apart, so that among equals the same one is shown again. */
  seed: string;
}

/** A conversation as each side sees it. */
export interface Views {
  channelRow: number;
  /** Id of the channel. */
  channel: string;
  visitorKey: string;
  operatorRow: number | null;
  visitor: VisitorConversation;
  operator: OperatorConversation;
}

/** What ratings need; both are part of the rating's own transaction. */
function rating(deps: Deps) {
  return {
    /** The visitor's own conversation, locked, with what a rating takes from it. */
    async lockRatable(trx: Trx, key: string, conversation: string): Promise<Ratable> {
      const [loaded] = await store.loadConversations(trx, store.byId(conversation), ONE);

      if (loaded?.visitor.key !== key) {
        throw failure('CONVERSATION_UNKNOWN');
      }

      const [counters = loaded.counters] = await store.lockConversations(trx, [
        loaded.counters.row,
      ]);

      const { channel, visitor, locale, startedAt } = loaded;
      const facts = { channel: channel.row, visitor: visitor.row, locale, startedAt };

      return toRatable(counters, facts, new Date());
    },

    /** Adds the line that shows a rating to the operator, or edits it. The caller emits it after commit. */
    async writeRatingMessage(
      trx: Trx,
      conversation: number,
      ratingId: string,
      shown: MessageRating
    ): Promise<{ message: Message; isNew: boolean }> {
      const clientId = `rating:${ratingId}`;
      const message: NewMessage = {
        ...messageOfVisitor({ row: conversation, visitorName: '' }, clientId, '', new Date()),
        author: 'system',
        kind: 'rating',
        rating: shown,
      };
      const { decisions } = await store.writeBatch(trx, [message], contextOf(deps.strapi));
      const [decision] = decisions;

      if (decision?.kind === 'repeated') {
        return { message: await edit(trx, conversation, decision.message, shown), isNew: false };
      }

      if (decision?.kind !== 'new') {
        throw failure('CONVERSATION_UNKNOWN');
      }

      return { message: toMessage(decision.message), isNew: true };
    },

    async visitorNames(rows: readonly number[]): Promise<Map<number, string>> {
      return service(deps.strapi, 'visitors').names(rows);
    },
  };
}

const ONE = { offset: 0, limit: 1 };

/** Reads outside a transaction. */
const connection = ({ strapi }: Deps): Connection => strapi.db.connection;

const load = (
  deps: Deps,
  filter: store.Filter,
  limit: number,
  offset = 0
): Promise<LoadedConversation[]> =>
  store.loadConversations(connection(deps), filter, { offset, limit });

async function loadOne(deps: Deps, conversation: string): Promise<LoadedConversation> {
  const [loaded] = await load(deps, store.byId(conversation), 1);

  if (!loaded) {
    throw failure('CONVERSATION_UNKNOWN');
  }

  return loaded;
}

async function loadForVisitor(
  deps: Deps,
  key: string,
  { channel, conversation }: { channel: number; conversation: string | null }
): Promise<LoadedConversation | undefined> {
  if (conversation === null) {
    return latestOf(deps, key, channel);
  }

  await ownConversation(deps, key, conversation);

  return loadOne(deps, conversation);
}

async function latestOf(
  deps: Deps,
  key: string,
  channel: number
): Promise<LoadedConversation | undefined> {
  const { silentSince } = boundsOf(deps);
  const endedSince = new Date(Date.now() - RETURN);
  const [latest] = await load(deps, store.latestOf(key, channel, { silentSince, endedSince }), 1);

  return latest;
}

/** Whoever goes on with a conversation that ended by itself may read it. */
async function refuseStranger(
  deps: Deps,
  viewer: Viewer,
  { counters }: LoadedConversation
): Promise<void> {
  const { row, endedBy } = counters;
  const { operator } = viewer;
  const may =
    mayRead(viewer, counters) ||
    (endedBy === 'system' && (await store.isContinuedFor(connection(deps), row, operator.row)));

  if (!may) {
    throw failure('CONVERSATION_UNKNOWN');
  }
}

/** Which messages are asked for. */
interface MessagesQuery {
  /** Those that changed after this version. */
  after: number;
  /** At most so many; `SYNC_MAX` unless fewer are wanted. */
  limit?: number;
}

/** One page of messages, the oldest change first. */
async function messagesAfter(
  deps: Deps,
  { counters }: LoadedConversation,
  { after, limit = SYNC_MAX }: MessagesQuery,
  isForVisitor: boolean
): Promise<{ messages: Message[]; more: boolean }> {
  const size = Math.min(limit, SYNC_MAX);
  const query = { after, limit: size + 1, isForVisitor };
  const messages = await store.messagesAfter(connection(deps), counters, query);

  return { messages: messages.slice(0, size).map(toMessage), more: messages.length > size };
}

/** The operator of a conversation with a picture where this side finds it. */
async function shownOperator(
  { strapi }: Deps,
  { counters }: LoadedConversation,
  side: 'pictureForVisitors' | 'pictureForAdmins'
): Promise<Shown> {
  const operators = service(strapi, 'operators');
  const operator = counters.operator === null ? null : await operators.byRow(counters.operator);

  return operator && { ...operator, pictureUrl: operators[side](operator.picture) };
}

const forVisitor = async (deps: Deps, loaded: LoadedConversation): Promise<VisitorConversation> =>
  toVisitorConversation(loaded, await shownOperator(deps, loaded, 'pictureForVisitors'));

const forOperator = async (deps: Deps, loaded: LoadedConversation): Promise<OperatorConversation> =>
  toOperatorConversation(loaded, await shownOperator(deps, loaded, 'pictureForAdmins'));

async function conversationOf(deps: Deps, conversation: string): Promise<CachedConversation> {
  const known = deps.cache.find(conversation);

  if (known) {
    return known;
  }

  const { counters, channel, visitor } = await loadOne(deps, conversation);

  return deps.cache.keep({
    row: counters.row,
    id: counters.id,
    channel: channel.row,
    visitorKey: visitor.key,
    visitorName: visitor.name,
  });
}

/** Unknown and forbidden are the same to a visitor. */
async function ownConversation(
  deps: Deps,
  key: string,
  conversation: string
): Promise<CachedConversation> {
  const cached = await conversationOf(deps, conversation);

  if (cached.visitorKey !== key) {
    throw failure('CONVERSATION_UNKNOWN');
  }

  return cached;
}

function textOf(body: string): string {
  const reading = readBody(body);

  if (reading.kind === 'text') {
    return reading.text;
  }

  throw failure(reading.kind === 'empty' ? 'MESSAGE_EMPTY' : 'MESSAGE_TOO_LONG', { path: 'body' });
}

/** Where a conversation is at its end now; at least one message is of this moment. */
function boundsOf({ strapi }: Pick<Deps, 'strapi'>, now = new Date()): Bounds {
  const { conversations, limits } = configOf(strapi);

  return {
    silentSince: new Date(now.getTime() - conversations.silentHours * HOUR),
    messages: limits.messagesPerConversation,
  };
}

/** Tells both sides that the last message of a conversation is said. */
function noteFull({ strapi, log }: Deps, cached: CachedConversation, { decision }: Done): void {
  if (decision.kind === 'new' && decision.full) {
    const message: NewMessage = {
      ...messageOfVisitor(cached, 'livechat:full', '', new Date()),
      author: 'system',
      kind: 'full',
      name: '',
    };

    background(strapi, 'telling of a full conversation', log.append(message));
  }
}

/** What ends a conversation that is at its end anyway: no rating is asked for. */
const closing = (
  conversation: number,
  kind: 'silent' | 'ended',
  silentSince?: Date
): NewMessage => ({
  ...messageOfVisitor({ row: conversation, visitorName: '' }, 'livechat:end', '', new Date()),
  author: 'system',
  kind,
  ends: { by: 'system', ask: null, ...(silentSince && { silentSince }) },
});

/** So many silent conversations end in one go. */
const SILENT_AT_ONCE = 500;

/** Ends what nobody has said anything in for too long. */
async function endSilent(deps: Deps): Promise<void> {
  const { silentSince } = boundsOf(deps);
  let ended: number;

  do {
    const rows = await store.silentConversations(connection(deps), silentSince, SILENT_AT_ONCE);
    const endings = await Promise.allSettled(
      rows.map((row) => deps.log.append(closing(row, 'silent', silentSince)))
    );

    ended = endings.filter(({ status }) => status === 'fulfilled').length;
  } while (ended === SILENT_AT_ONCE);
}

/** A decision carried out, with its line as people read it. */
interface Done {
  decision: Decision;
  /** Null where nothing was said. */
  message: Message | null;
}

const done = (decision: Decision): Done => ({
  decision,
  message: 'message' in decision ? toMessage(decision.message) : null,
});

function sent({ decision, message }: Done): Message {
  if (message === null) {
    throw failure(decision.kind === 'ended' ? 'CONVERSATION_ENDED' : 'CONVERSATION_UNKNOWN');
  }

  return message;
}

async function commit(strapi: Core.Strapi, batch: readonly LogEntry[]): Promise<Outcome<Done>[]> {
  const context = contextOf(strapi);
  const { decisions } = await transaction(strapi, (trx) => store.writeBatch(trx, batch, context));
  const carriedOut = decisions.map(done);

  publish(strapi, carriedOut);

  return carriedOut.map(toOutcome);
}

/** What a batch is decided and written by. */
const contextOf = (strapi: Core.Strapi): { bounds: Bounds; now: Date } => ({
  bounds: boundsOf({ strapi }),
  now: sharedNow(strapi),
});

function toOutcome(one: Done): Outcome<Done> {
  const { kind } = one.decision;

  if (kind === 'ended' || kind === 'unknown') {
    const code = kind === 'ended' ? 'CONVERSATION_ENDED' : 'CONVERSATION_UNKNOWN';

    return { kind: 'refused', error: failure(code) };
  }

  return { kind: 'stored', value: one };
}

/** Tells what was committed, without making the log wait for who listens. */
function publish(strapi: Core.Strapi, carriedOut: readonly Done[]): void {
  const messages = carriedOut.flatMap(({ decision, message }) =>
    decision.kind === 'new' && message ? [message] : []
  );

  if (messages.length > 0) {
    emitEventInBackground(strapi, 'livechat.messages.sent', {
      messages,
      // Who waited with the one who answered is to hear no word of the answer, so both are told as one.
      taken: carriedOut
        .flatMap(({ decision }) => takenBy(decision))
        .map(({ conversationId: conversation, operator }) => ({ conversation, operator })),
    });
  }

  for (const { decision } of carriedOut) {
    emitTurn(strapi, decision);
  }
}

/** Tells what a decision means beyond its line. */
function emitTurn(strapi: Core.Strapi, decision: Decision): void {
  if (decision.kind === 'read') {
    const { conversationId: conversation, by, seq } = decision;

    emitEventInBackground(strapi, 'livechat.messages.read', { conversation, by, seq });
  }

  if (decision.kind !== 'new') {
    return;
  }

  const payload = { conversation: decision.message.conversationId };

  if (decision.assigned) {
    emitEventInBackground(strapi, 'livechat.conversation.assigned', payload);
  }

  if (decision.ended) {
    emitEventInBackground(strapi, 'livechat.conversation.ended', payload);
  }
}

async function end(
  deps: Deps,
  cached: CachedConversation,
  { by, name, onlyOf: only }: { by: 'visitor' | 'operator'; name: string; onlyOf: number | null }
): Promise<void> {
  const { strapi } = deps;
  const now = new Date();
  const { ask: policy } = await service(strapi, 'channels').byRow(cached.channel);
  const claim = await claimAsk(strapi, cached.visitorKey, { policy, now });
  const { decision } = await deps.log.append({
    ...messageOfVisitor(cached, 'livechat:end', '', now),
    author: 'system',
    kind: by === 'visitor' ? 'left' : 'ended',
    name,
    ends: { by, ask: claim?.ask ?? null },
    onlyOf: only,
  });

  if (claim && !(decision.kind === 'new' && (await loadOne(deps, cached.id)).counters.askRating)) {
    await claim.release();
  }
}

/** Leave to ask a visitor for a rating, noted before the conversation ends. */
interface AskClaim {
  ask: NonNullable<Ending['ask']>;
  /** Takes the note back: it came to no question. */
  release: () => Promise<boolean>;
}

/** How often another conversation of the same visitor may end in between. */
const CLAIM_TRIES = 5;

/** Null where the policy does not let this visitor be asked. */
async function claimAsk(
  strapi: Core.Strapi,
  key: string,
  { policy, now }: { policy: AskPolicy; now: Date }
): Promise<AskClaim | null> {
  const visitors = service(strapi, 'visitors');

  for (let tries = 0; tries < CLAIM_TRIES; tries += 1) {
    const visitor = await visitors.find(key);
    const ask = visitor && mayAsk(policy, visitor.askedAt, now);

    if (!ask) {
      return null;
    }

    const { row, askedAt } = visitor;

    if (await visitors.noteAsked(row, askedAt, now)) {
      return { ask, release: () => visitors.noteAsked(row, now, askedAt) };
    }
  }

  return null;
}

/**
 * The first message of a visitor: visitor, conversation, assignment and message in one transaction.
 * Starts in a channel come one after another, so that the next visitor finds the load of the last.
 * Where the latest conversation is at its end, it ends with it, and the new one leads back to it.
 */
async function start(deps: Deps, key: string, input: NewVisitorMessage): Promise<Message> {
  const { strapi } = deps;
  const { channel, clientId, body, hint } = input;

  await countStart(deps, key, input);

  const coming = { channel, hint, visitorContext: await input.visitorContext(), now: new Date() };
  const context = contextOf(strapi);

  const { ended, said } = await transaction(strapi, async (trx) => {
    await store.lockChannel(trx, channel.row);

    const known = await store.findOpen(
      trx,
      { key, channel: channel.row, clientId },
      context.bounds
    );
    const visitor = await service(strapi, 'visitors').meet(key, coming.visitorContext, coming.now);
    const begun: Begun =
      known === null ? await begin(strapi, trx, visitor, coming) : { row: known, ended: null };
    const cached = { row: begun.row, visitorName: visitor.name };
    const message = messageOfVisitor(cached, clientId, body, coming.now);

    return { ...begun, said: (await store.writeBatch(trx, [message], context)).decisions };
  });
  const carriedOut = said.map(done);
  const [message] = carriedOut.map(sent);

  if (!message) {
    throw failure('CONVERSATION_UNKNOWN');
  }

  if (ended) {
    publish(strapi, ended.map(done));
    emitEventInBackground(strapi, 'livechat.conversation.started', {
      conversation: message.conversation,
    });
  }

  publish(strapi, carriedOut);

  return message;
}

/** A conversation a message goes to, by row; `ended` is what became of the one before where it is new. */
interface Begun {
  row: number;
  ended: readonly Decision[] | null;
}

/** Makes a conversation for a visitor who has none. */
async function begin(
  strapi: Core.Strapi,
  trx: Trx,
  visitor: StoredVisitor,
  coming: Coming & { hint: string | null }
): Promise<Begun> {
  const { key } = visitor;
  const operator = await someone(strapi, trx, key, coming);
  const { previous, ended } = await closePrevious(strapi, trx, key, coming.channel.row);

  return { row: await open(strapi, trx, { ...coming, visitor, operator, previous }), ended };
}

/** The conversation a new one goes on from: the latest, where that ended by itself or does so now. */
async function closePrevious(
  strapi: Core.Strapi,
  trx: Trx,
  key: string,
  channel: number
): Promise<{ previous: number | null; ended: readonly Decision[] }> {
  const context = contextOf(strapi);
  const latest = await store.latestRow(trx, key, channel);
  const [before] = latest === null ? [] : await store.lockConversations(trx, [latest]);

  if (!before || !isBeyond(before, context.bounds)) {
    return { previous: null, ended: [] };
  }

  const kind = isSilent(before, context.bounds.silentSince) ? 'silent' : 'ended';
  const { decisions } =
    before.state === 'open'
      ? await store.writeBatch(trx, [closing(before.row, kind)], context)
      : { decisions: [] };

  return { previous: before.row, ended: decisions };
}

/** Whether a channel takes new conversations: somebody is there, within its business hours. What has begun goes on. */
const isTaking = ({ strapi }: Deps, channel: StoredChannel, isStaffed: boolean): boolean =>
  isStaffed && service(strapi, 'channels').isOpen(channel);

/** Counts a conversation that is about to begin; saying the first message again begins none. */
async function countStart(
  deps: Deps,
  key: string,
  { channel, clientId, client }: NewVisitorMessage
): Promise<void> {
  const { strapi } = deps;
  const visitors = service(strapi, 'visitors');
  const known = await store.findOpen(
    connection(deps),
    { key, channel: channel.row, clientId },
    boundsOf(deps)
  );

  if (known === null) {
    // What is refused for that is not counted as one that began.
    if (!isTaking(deps, channel, await service(strapi, 'operators').isStaffed(channel.row))) {
      throw failure('NOBODY_AVAILABLE');
    }

    await visitors.consume('conversation', { client });
    await visitors.consume('channel', { channel: channel.row });
  }
}

interface Coming {
  channel: StoredChannel;
  visitorContext: VisitorContext;
  now: Date;
}

/** Whether the operator is gone is looked up so often, in milliseconds, however much a visitor writes. */
const ATTENDED = 10_000;

/** A message is stored whatever comes of this; who reads it may have to be somebody else. */
function attend(deps: Deps, cached: CachedConversation): void {
  if (Date.now() - (deps.attended.get(cached) ?? 0) < ATTENDED) {
    return;
  }

  deps.attended.set(cached, Date.now());
  background(
    deps.strapi,
    'handing a conversation over',
    release(deps, SHORTEST_ABSENCE, store.byRow(cached.row))
  );
}

/** An operator who is gone keeps no conversation: it goes back to routing. */
async function release(deps: Deps, seconds: number, filter?: store.Filter): Promise<void> {
  const held = await store.heldConversations(connection(deps), filter);

  await handOverAll(deps, await service(deps.strapi, 'operators').heldByGone(held, seconds));
}

/** One that cannot be handed over now leaves the others no worse; the next round tries it again. */
async function handOverAll(deps: Deps, held: readonly store.HeldConversation[]): Promise<void> {
  for (const one of held) {
    await attempt(deps.strapi, 'handing a conversation over', () => handOver(deps, one));
  }
}

/** Somebody else who is on duty gets it, or whoever comes next; both sides are told who has left. */
async function handOver(
  deps: Deps,
  { conversation, id, operator: gone }: store.HeldConversation
): Promise<void> {
  const { strapi } = deps;
  const operators = service(strapi, 'operators');
  const cached = await conversationOf(deps, id);
  const { locale, country } = await loadOne(deps, id);
  const left = (await operators.byRow(gone))?.publicName ?? '';

  const carriedOut = await transaction(strapi, async (trx) => {
    await store.lockChannel(trx, cached.channel);

    const [now] = await store.lockConversations(trx, [conversation]);

    // Another node, or the end, was here first.
    if (now?.operator !== gone || now.state !== 'open') {
      return [];
    }

    const { operator } = await operators.pick(cached.channel, {
      ...{ locale, country, previous: null, exclude: gone },
      load: await store.loads(trx, new Date()),
    });
    const words = handoverMessage(locale, left, operator?.publicName ?? null);
    const message: NewMessage = {
      ...messageOfVisitor(cached, `livechat:moved:${now.version}`, words, new Date()),
      author: 'system',
      kind: 'moved',
      name: left,
    };
    const { decisions } = await store.writeBatch(trx, [message], contextOf(strapi));
    const member = { conversation, operator: gone };

    await store.moveConversation(trx, member, operator?.row ?? null, sharedNow(strapi));

    return decisions.map(done);
  });

  if (carriedOut.length > 0) {
    publish(strapi, carriedOut);
    await emitEvent(strapi, 'livechat.conversation.assigned', {
      conversation: id,
      handedOver: true,
    });
  }
}

/** Who is to answer a visitor, null where whoever is on duty may; refuses where nobody is. */
async function someone(
  strapi: Core.Strapi,
  trx: Trx,
  key: string,
  { channel, hint, visitorContext, now }: Coming & { hint: string | null }
): Promise<StoredOperator | null> {
  const { isStaffed, operator } = await service(strapi, 'operators').pick(channel.row, {
    locale: visitorContext.locale,
    country: visitorContext.country,
    previous: await previousOf(trx, key, now),
    load: await store.loads(trx, now),
    hint,
  });

  if (!isStaffed) {
    throw failure('NOBODY_AVAILABLE');
  }

  return operator;
}

/** Row of the operator a visitor had last, and not long ago. */
const previousOf = (db: Connection, key: string, now: Date): Promise<number | null> =>
  store.lastOperator(db, key, new Date(now.getTime() - FAMILIAR));

/** What a conversation is made of. */
interface Opening extends Coming {
  visitor: StoredVisitor;
  operator: StoredOperator | null;
  /** Row of the conversation it goes on from. */
  previous: number | null;
}

/** Makes the conversation; answers its row. */
async function open(
  strapi: Core.Strapi,
  trx: Trx,
  { visitor, operator, previous, channel, visitorContext, now }: Opening
): Promise<number> {
  const { locale, country, page } = visitorContext;
  const data = {
    channel: channel.row,
    visitor: visitor.row,
    operator: operator?.row ?? null,
    language: locale,
    country,
    page,
    previous,
    startedAt: now,
    lastMessageAt: now,
  };
  const { id } = await strapi.db.query(uid('conversation')).create({ data });
  const members = operator === null ? [] : [{ conversation: id, operator: operator.row }];

  await store.addMembers(trx, members, sharedNow(strapi));

  return id;
}

/** Shows another rating in the line that is there already. */
async function edit(
  trx: Trx,
  conversation: number,
  message: StoredMessage,
  rating: MessageRating
): Promise<Message> {
  const [counters] = await store.lockConversations(trx, [conversation]);
  const version = (counters?.version ?? message.version) + 1;

  await store.editRating(trx, { ...message, rating }, version);

  return toMessage({ ...message, rating, version });
}
