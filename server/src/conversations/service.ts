import type { Core } from '@strapi/strapi';
import type { AskPolicy } from '../../../shared/channels';
import {
  type ConversationCount,
  type ConversationEnding,
  type Message,
  type OperatorConversation,
  type RatingLine,
  SYNC_MAX,
  type Sync,
  type VisitorConversation,
} from '../../../shared/conversations';
import type { Preview } from '../../../shared/widget';
import type { StoredChannel } from '../channels/channel';
import { SHORTEST_ABSENCE } from '../operators/gone';
import type { StoredOperator } from '../operators/operator';
import { background, logFault } from '../plugin/background';
import { sharedNow } from '../plugin/clock';
import { configOf } from '../plugin/config';
import { failure } from '../plugin/errors';
import { type Announcements, announce, announceInBackground, type Taken } from '../plugin/events';
import { uid } from '../plugin/ids';
import { type Remembered, remembered } from '../plugin/remembered';
import { service } from '../plugin/service';
import { type Connection, type Trx, transaction } from '../plugin/transaction';
import type { Headers } from '../visitors/address';
import type { Sighting, StoredVisitor } from '../visitors/profile';
import { mayAsk } from './ask';
import {
  type Bounds,
  type Decision,
  type Ending,
  type Entry,
  isAsked,
  isBeyond,
  isSilent,
  type Line,
  type StoredLine,
} from './batch';
import { readBody } from './body';
import type { AskedColumn, FigureColumn, FigureFilters } from './figures';
import { handoverLine } from './handover';
import { createLog, type Log, type Outcome } from './log';
import { createPlaces, type Place, type Places } from './places';
import { type Ratable, toRatable } from './ratable';
import {
  type LoadedConversation,
  type Shown,
  toMessage,
  toOperatorConversation,
  toVisitorConversation,
} from './rows';
import {
  type Inbox,
  mayRead,
  type OperatorLetter,
  onlyOf,
  operatorLine,
  type Speaker,
  type VisitorLetter,
  visitorLine,
} from './speaker';
import * as store from './store';

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

interface Desk {
  strapi: Core.Strapi;
  log: Log<Entry, Done>;
  places: Places;
  /** Active conversations by row of the operator, from memory. */
  loads: Remembered<Map<number, number>>;
  /** When it was last looked up whether the operator of a conversation is still there. */
  attended: WeakMap<Place, number>;
}

export function createConversations({ strapi }: { strapi: Core.Strapi }) {
  const log = createLog<Entry, Done>((batch) => commit(strapi, batch));
  const countLoads = () => store.loads(strapi.db.connection, new Date());
  const loads = remembered(strapi, [], countLoads, LOADS_SECONDS);
  const desk: Desk = { strapi, log, places: createPlaces(), loads, attended: new WeakMap() };

  return {
    ...talking(desk),
    ...reading(desk),
    ...hearing(desk),
    ...rating(desk),
    ...releasing(desk),
    drained: log.drained,
  };
}

/** Writing: everything goes through the message log. */
function talking(desk: Desk) {
  const { log } = desk;

  return {
    /** Stores a visitor's message; the first one makes visitor, conversation and assignment with it. */
    async sayAsVisitor(key: string, letter: VisitorLetter): Promise<Message> {
      const body = textOf(letter.body);

      if (letter.conversation === null) {
        return start(desk, key, { ...letter, body });
      }

      const place = await ownPlace(desk, key, letter.conversation);
      const said = await log.append(visitorLine(place, letter.clientId, body, new Date()));

      if (said.decision.kind === 'beyond') {
        const channel = await service(desk.strapi, 'channels').byRow(place.channel);

        return start(desk, key, { ...letter, channel, body });
      }

      noteFull(desk, place, said);
      attend(desk, place);

      return sent(said);
    },

    async sayAsOperator(speaker: Speaker, letter: OperatorLetter): Promise<Message> {
      const body = textOf(letter.body);
      const place = await placeOf(desk, letter.conversation);

      const line = operatorLine(place, speaker, { ...letter, body }, new Date());
      const said = await log.append(line);

      noteFull(desk, place, said);

      return sent(said);
    },

    async seeAsVisitor(key: string, conversation: string, seq: number): Promise<void> {
      const { row } = await ownPlace(desk, key, conversation);

      await log.append({ type: 'look', conversation: row, by: 'visitor', seq, onlyOf: null });
    },

    async seeAsOperator({ operator }: Speaker, conversation: string, seq: number): Promise<void> {
      const { row } = await placeOf(desk, conversation);
      const look = { conversation: row, by: 'operator' as const, seq, onlyOf: operator.row };

      await log.append({ type: 'look', ...look });
    },

    async endAsVisitor(key: string, conversation: string): Promise<VisitorConversation> {
      const place = await ownPlace(desk, key, conversation);

      await end(desk, place, { by: 'visitor', name: place.visitorName, onlyOf: null });

      return forVisitor(desk, await loadOne(desk, conversation));
    },

    async endAsOperator(speaker: Speaker, conversation: string): Promise<OperatorConversation> {
      const place = await placeOf(desk, conversation);
      const { publicName } = speaker.operator;

      await end(desk, place, { by: 'operator', name: publicName, onlyOf: onlyOf(speaker) });

      return forOperator(desk, await loadOne(desk, conversation));
    },
  };
}

/** Letting go: whose operator is gone finds another. */
function releasing(desk: Desk) {
  return {
    /** Hands over what operators have who may not answer any more, or whose tabs are away. */
    release: (): Promise<void> =>
      release(desk, configOf(desk.strapi).conversations.operatorGoneMinutes * 60),

    /** Ends what nobody has said anything in for too long. */
    endSilent: (): Promise<void> => endSilent(desk),

    /** Hands over what operators had in a channel that they are no longer members of. */
    async releaseMembers({ channel, operators }: Removed): Promise<void> {
      const narrow = store.ofOperators(channel, operators);

      await handOverAll(desk, await store.heldConversations(connection(desk), narrow));
    },
  };
}

/** Hearing: what a socket may be told of. */
function hearing(desk: Desk) {
  return {
    /** Id of a visitor's own conversation; of the latest one still worth showing when none is named. */
    async currentOf(
      key: string,
      { channel, conversation }: { channel: number; conversation: string | null }
    ): Promise<string | null> {
      const current =
        conversation === null
          ? (await latestOf(desk, key, channel))?.counters
          : await ownPlace(desk, key, conversation);

      return current?.id ?? null;
    },

    /** Those of some conversations that an operator may read. */
    async readable(
      { operator, all }: Speaker,
      conversations: readonly string[]
    ): Promise<ReadonlySet<string>> {
      const narrow = store.among(conversations, all ? null : operator.row);

      return new Set(await store.conversationIds(connection(desk), narrow));
    },
  };
}

/** Reading: what each side may see, and no more. */
function reading(desk: Desk) {
  return {
    /** Whether a visitor's key owns a conversation; refuses as unknown when not. */
    async own(key: string, conversation: string): Promise<Place> {
      return ownPlace(desk, key, conversation);
    },

    /** Refuses a page that the channel of an own conversation does not allow, whatever channel it names. */
    async checkOrigin(key: string, conversation: string, headers: Headers): Promise<void> {
      const { channel } = await ownPlace(desk, key, conversation);
      const channels = service(desk.strapi, 'channels');

      channels.checkOrigin(await channels.byRow(channel), headers);
    },

    /** Refuses as unknown when this operator has no part in a conversation. */
    async mayAnswer(speaker: Speaker, conversation: string): Promise<void> {
      await refuseStranger(desk, speaker, await loadOne(desk, conversation));
    },

    /** A visitor's conversation since a version; the latest one still worth showing when none is named. */
    async syncVisitor(
      key: string,
      ask: { channel: number; conversation: string | null } & MessagesQuery
    ): Promise<Sync<VisitorConversation> & { row: number | null }> {
      const loaded = await loadForVisitor(desk, key, ask);

      if (!loaded) {
        return { row: null, conversation: null, messages: [], more: false };
      }

      return {
        row: loaded.counters.row,
        conversation: await forVisitor(desk, loaded),
        ...(await messagesAfter(desk, loaded, ask, true)),
      };
    },

    async syncOperator(
      speaker: Speaker,
      conversation: string,
      query: MessagesQuery
    ): Promise<Sync<OperatorConversation>> {
      const loaded = await loadOne(desk, conversation);

      await refuseStranger(desk, speaker, loaded);

      return {
        conversation: await forOperator(desk, loaded),
        ...(await messagesAfter(desk, loaded, query, false)),
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
      await ownPlace(desk, key, conversation);

      const loaded = await loadOne(desk, conversation);
      const messages: Message[] = [];

      for (let more = true; more; ) {
        const page = await messagesAfter(
          desk,
          loaded,
          { after: messages.at(-1)?.version ?? 0 },
          true
        );

        messages.push(...page.messages);
        more = page.more;
      }

      return { conversation: await forVisitor(desk, loaded), locale: loaded.locale, messages };
    },

    /** What ending a conversation now would mean for its visitor. */
    async endingOf(speaker: Speaker, conversation: string): Promise<ConversationEnding> {
      const { counters, channel, visitor } = await loadOne(desk, conversation);

      if (!mayRead(speaker, counters)) {
        throw failure('CONVERSATION_UNKNOWN');
      }

      const { ask } = await service(desk.strapi, 'channels').byRow(channel.row);

      return { asksRating: isAsked(mayAsk(ask, visitor.askedAt, new Date()), counters) };
    },

    /** What an operator's windows show: own open conversations, and waiting ones of the channels on duty in. */
    async waitingFor({ operator }: Speaker): Promise<OperatorConversation[]> {
      const channels = await service(desk.strapi, 'operators').channelsOf(operator.row);
      const loaded = await load(desk, store.waiting(operator.row, channels), MOST_OPEN);

      return Promise.all(loaded.map((one) => forOperator(desk, one)));
    },

    /** A page of an operator's inbox. */
    async inbox(
      { operator }: Speaker,
      { box, page, channel }: Inbox
    ): Promise<{
      conversations: OperatorConversation[];
      page: number;
      pageSize: number;
      total: number;
    }> {
      const only =
        channel === null ? null : (await service(desk.strapi, 'channels').byId(channel)).row;
      const narrow = store.inbox(box, operator.row, only);
      const loaded = await load(desk, narrow, PAGE_SIZE, (page - 1) * PAGE_SIZE);

      return {
        conversations: await Promise.all(loaded.map((one) => forOperator(desk, one))),
        page,
        pageSize: PAGE_SIZE,
        total: await store.countConversations(connection(desk), narrow),
      };
    },

    /** Ids of a visitor's conversations that go on. */
    async openOf(key: string): Promise<string[]> {
      const loaded = await load(desk, store.openOf(key), MOST_OPEN);

      return loaded.map(({ counters }) => counters.id);
    },

    /** A conversation as each side sees it, with the row of the operator who has it. */
    async views(conversation: string): Promise<Views> {
      const loaded = await loadOne(desk, conversation);

      return {
        channelRow: loaded.channel.row,
        channel: loaded.channel.id,
        visitorKey: loaded.visitor.key,
        operatorRow: loaded.counters.operator,
        visitor: await forVisitor(desk, loaded),
        operator: await forOperator(desk, loaded),
      };
    },

    /** Whom a visitor would get who wrote now: the choice of a start, from facts about a second old. */
    async preview(channelRow: number, { visitor, ...who }: Previewed): Promise<Preview> {
      const now = new Date();
      const { isStaffed, operator, hint } = await service(desk.strapi, 'operators').preview(
        channelRow,
        {
          ...who,
          previous: visitor === null ? null : await previousOf(connection(desk), visitor, now),
          load: await desk.loads.get(),
        }
      );

      const channel = await service(desk.strapi, 'channels').byRow(channelRow);

      if (!isTaking(desk, channel, isStaffed)) {
        return { available: false, operator: null, operatorPicture: null, hint: null };
      }

      return {
        available: true,
        operator: operator?.publicName ?? null,
        operatorPicture: service(desk.strapi, 'operators').pictureForVisitors(
          operator?.picture ?? null
        ),
        hint,
      };
    },

    /** Which of these operators have answered somebody in a channel; rows. */
    async whoAnswered(channel: number, operators: readonly number[]): Promise<Set<number>> {
      return operators.length === 0
        ? new Set()
        : store.whoAnswered(connection(desk), channel, operators);
    },

    async counts(): Promise<ConversationCount[]> {
      return store.countByChannel(connection(desk));
    },

    /** Conversations that ended with a question for a rating, by what they are alike in. */
    async asked(
      columns: readonly AskedColumn[],
      filters: FigureFilters
    ): Promise<Record<string, unknown>[]> {
      return store.countAsked(connection(desk), columns, filters);
    },

    /** Figures of conversations, by what they are alike in. */
    async figures(
      columns: readonly FigureColumn[],
      filters: FigureFilters
    ): Promise<Record<string, unknown>[]> {
      return store.sumConversations(connection(desk), columns, filters);
    },
  };
}

type Removed = Announcements['livechat.members.removed'];

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
function rating(desk: Desk) {
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

    /** Adds the line that shows a rating to the operator, or edits it. The caller announces it after commit. */
    async writeRatingLine(
      trx: Trx,
      conversation: number,
      ratingId: string,
      shown: RatingLine
    ): Promise<{ message: Message; isNew: boolean }> {
      const clientId = `rating:${ratingId}`;
      const line: Line = {
        ...visitorLine({ row: conversation, visitorName: '' }, clientId, '', new Date()),
        author: 'system',
        kind: 'rating',
        rating: shown,
      };
      const { decisions } = await store.writeBatch(trx, [line], contextOf(desk.strapi));
      const [decision] = decisions;

      if (decision?.kind === 'repeated') {
        return { message: await edit(trx, conversation, decision.line, shown), isNew: false };
      }

      if (decision?.kind !== 'new') {
        throw failure('CONVERSATION_UNKNOWN');
      }

      return { message: toMessage(decision.line), isNew: true };
    },

    async visitorNames(rows: readonly number[]): Promise<Map<number, string>> {
      return service(desk.strapi, 'visitors').names(rows);
    },
  };
}

const ONE = { offset: 0, limit: 1 };

/** Reads outside a transaction. */
const connection = ({ strapi }: Desk): Connection => strapi.db.connection;

const load = (
  desk: Desk,
  narrow: store.Narrow,
  limit: number,
  offset = 0
): Promise<LoadedConversation[]> =>
  store.loadConversations(connection(desk), narrow, { offset, limit });

async function loadOne(desk: Desk, conversation: string): Promise<LoadedConversation> {
  const [loaded] = await load(desk, store.byId(conversation), 1);

  if (!loaded) {
    throw failure('CONVERSATION_UNKNOWN');
  }

  return loaded;
}

async function loadForVisitor(
  desk: Desk,
  key: string,
  { channel, conversation }: { channel: number; conversation: string | null }
): Promise<LoadedConversation | undefined> {
  if (conversation === null) {
    return latestOf(desk, key, channel);
  }

  await ownPlace(desk, key, conversation);

  return loadOne(desk, conversation);
}

async function latestOf(
  desk: Desk,
  key: string,
  channel: number
): Promise<LoadedConversation | undefined> {
  const { silentSince } = boundsOf(desk);
  const endedSince = new Date(Date.now() - RETURN);
  const [latest] = await load(desk, store.latestOf(key, channel, { silentSince, endedSince }), 1);

  return latest;
}

/** Whoever goes on with a conversation that ended by itself may read it. */
async function refuseStranger(
  desk: Desk,
  speaker: Speaker,
  { counters }: LoadedConversation
): Promise<void> {
  const { row, endedBy } = counters;
  const { operator } = speaker;
  const may =
    mayRead(speaker, counters) ||
    (endedBy === 'system' && (await store.isContinuedFor(connection(desk), row, operator.row)));

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
  desk: Desk,
  { counters }: LoadedConversation,
  { after, limit = SYNC_MAX }: MessagesQuery,
  isForVisitor: boolean
): Promise<{ messages: Message[]; more: boolean }> {
  const size = Math.min(limit, SYNC_MAX);
  const query = { after, limit: size + 1, isForVisitor };
  const lines = await store.linesAfter(connection(desk), counters, query);

  return { messages: lines.slice(0, size).map(toMessage), more: lines.length > size };
}

/** The operator of a conversation with a picture where this side finds it. */
async function shownOperator(
  { strapi }: Desk,
  { counters }: LoadedConversation,
  side: 'pictureForVisitors' | 'pictureForAdmins'
): Promise<Shown> {
  const operators = service(strapi, 'operators');
  const operator = counters.operator === null ? null : await operators.byRow(counters.operator);

  return operator && { ...operator, pictureUrl: operators[side](operator.picture) };
}

const forVisitor = async (desk: Desk, loaded: LoadedConversation): Promise<VisitorConversation> =>
  toVisitorConversation(loaded, await shownOperator(desk, loaded, 'pictureForVisitors'));

const forOperator = async (desk: Desk, loaded: LoadedConversation): Promise<OperatorConversation> =>
  toOperatorConversation(loaded, await shownOperator(desk, loaded, 'pictureForAdmins'));

async function placeOf(desk: Desk, conversation: string): Promise<Place> {
  const known = desk.places.find(conversation);

  if (known) {
    return known;
  }

  const { counters, channel, visitor } = await loadOne(desk, conversation);

  return desk.places.keep({
    row: counters.row,
    id: counters.id,
    channel: channel.row,
    visitorKey: visitor.key,
    visitorName: visitor.name,
  });
}

/** Unknown and forbidden are the same to a visitor. */
async function ownPlace(desk: Desk, key: string, conversation: string): Promise<Place> {
  const place = await placeOf(desk, conversation);

  if (place.visitorKey !== key) {
    throw failure('CONVERSATION_UNKNOWN');
  }

  return place;
}

function textOf(body: string): string {
  const reading = readBody(body);

  if (reading.kind === 'text') {
    return reading.text;
  }

  throw failure(reading.kind === 'empty' ? 'MESSAGE_EMPTY' : 'MESSAGE_TOO_LONG', { path: 'body' });
}

/** Where a conversation is at its end now; at least one message is of this moment. */
function boundsOf({ strapi }: Pick<Desk, 'strapi'>, now = new Date()): Bounds {
  const { conversations, limits } = configOf(strapi);

  return {
    silentSince: new Date(now.getTime() - conversations.silentHours * HOUR),
    messages: limits.messagesPerConversation,
  };
}

/** Tells both sides that the last message of a conversation is said. */
function noteFull({ strapi, log }: Desk, place: Place, { decision }: Done): void {
  if (decision.kind === 'new' && decision.full) {
    const line: Line = {
      ...visitorLine(place, 'livechat:full', '', new Date()),
      author: 'system',
      kind: 'full',
      name: '',
    };

    background(strapi, 'telling of a full conversation', log.append(line));
  }
}

/** What ends a conversation that is at its end anyway: no rating is asked for. */
const closing = (conversation: number, kind: 'silent' | 'ended', silentSince?: Date): Line => ({
  ...visitorLine({ row: conversation, visitorName: '' }, 'livechat:end', '', new Date()),
  author: 'system',
  kind,
  ends: { by: 'system', ask: null, ...(silentSince && { silentSince }) },
});

/** So many silent conversations end in one go. */
const SILENT_AT_ONCE = 500;

/** Ends what nobody has said anything in for too long. */
async function endSilent(desk: Desk): Promise<void> {
  const { silentSince } = boundsOf(desk);
  let ended: number;

  do {
    const rows = await store.silentConversations(connection(desk), silentSince, SILENT_AT_ONCE);
    const endings = await Promise.allSettled(
      rows.map((row) => desk.log.append(closing(row, 'silent', silentSince)))
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
  message: 'line' in decision ? toMessage(decision.line) : null,
});

function sent({ decision, message }: Done): Message {
  if (message === null) {
    throw failure(decision.kind === 'ended' ? 'CONVERSATION_ENDED' : 'CONVERSATION_UNKNOWN');
  }

  return message;
}

async function commit(strapi: Core.Strapi, batch: readonly Entry[]): Promise<Outcome<Done>[]> {
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
    announceInBackground(strapi, 'livechat.messages.sent', {
      messages,
      taken: carriedOut.flatMap(({ decision }) => takenBy(decision)),
    });
  }

  for (const { decision } of carriedOut) {
    tellTurn(strapi, decision);
  }
}

/** Who waited with the one who answered is to hear no word of the answer, so both are told as one. */
const takenBy = (decision: Decision): Taken[] =>
  decision.kind === 'new' && decision.assigned && decision.line.operator !== null
    ? [{ conversation: decision.line.conversationId, operator: decision.line.operator }]
    : [];

/** Tells what a decision means beyond its line. */
function tellTurn(strapi: Core.Strapi, decision: Decision): void {
  if (decision.kind === 'seen') {
    const { conversationId: conversation, by, seq } = decision;

    announceInBackground(strapi, 'livechat.messages.seen', { conversation, by, seq });
  }

  if (decision.kind !== 'new') {
    return;
  }

  const news = { conversation: decision.line.conversationId };

  if (decision.assigned) {
    announceInBackground(strapi, 'livechat.conversation.assigned', news);
  }

  if (decision.ended) {
    announceInBackground(strapi, 'livechat.conversation.ended', news);
  }
}

async function end(
  desk: Desk,
  place: Place,
  { by, name, onlyOf: only }: { by: 'visitor' | 'operator'; name: string; onlyOf: number | null }
): Promise<void> {
  const { strapi } = desk;
  const now = new Date();
  const { ask: policy } = await service(strapi, 'channels').byRow(place.channel);
  const claim = await claimAsk(strapi, place.visitorKey, { policy, now });
  const { decision } = await desk.log.append({
    ...visitorLine(place, 'livechat:end', '', now),
    author: 'system',
    kind: by === 'visitor' ? 'left' : 'ended',
    name,
    ends: { by, ask: claim?.ask ?? null },
    onlyOf: only,
  });

  if (claim && !(decision.kind === 'new' && (await loadOne(desk, place.id)).counters.askRating)) {
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
async function start(desk: Desk, key: string, letter: VisitorLetter): Promise<Message> {
  const { strapi } = desk;
  const { channel, clientId, body, hint } = letter;

  await countStart(desk, key, letter);

  const coming = { channel, hint, sighting: await letter.sighting(), now: new Date() };
  const context = contextOf(strapi);

  const { ended, said } = await transaction(strapi, async (trx) => {
    await store.lockChannel(trx, channel.row);

    const known = await store.findOpen(
      trx,
      { key, channel: channel.row, clientId },
      context.bounds
    );
    const visitor = await service(strapi, 'visitors').meet(key, coming.sighting, coming.now);
    const begun: Begun =
      known === null ? await begin(strapi, trx, visitor, coming) : { row: known, ended: null };
    const place = { row: begun.row, visitorName: visitor.name };
    const line = visitorLine(place, clientId, body, coming.now);

    return { ...begun, said: (await store.writeBatch(trx, [line], context)).decisions };
  });
  const carriedOut = said.map(done);
  const [message] = carriedOut.map(sent);

  if (!message) {
    throw failure('CONVERSATION_UNKNOWN');
  }

  if (ended) {
    publish(strapi, ended.map(done));
    announceInBackground(strapi, 'livechat.conversation.started', {
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
const isTaking = ({ strapi }: Desk, channel: StoredChannel, isStaffed: boolean): boolean =>
  isStaffed && service(strapi, 'channels').isOpen(channel);

/** Counts a conversation that is about to begin; saying the first message again begins none. */
async function countStart(
  desk: Desk,
  key: string,
  { channel, clientId, client }: VisitorLetter
): Promise<void> {
  const { strapi } = desk;
  const visitors = service(strapi, 'visitors');
  const known = await store.findOpen(
    connection(desk),
    { key, channel: channel.row, clientId },
    boundsOf(desk)
  );

  if (known === null) {
    // What is refused for that is not counted as one that began.
    if (!isTaking(desk, channel, await service(strapi, 'operators').isStaffed(channel.row))) {
      throw failure('NOBODY_AVAILABLE');
    }

    await visitors.spend('conversation', { client });
    await visitors.spend('channel', { channel: channel.row });
  }
}

interface Coming {
  channel: StoredChannel;
  sighting: Sighting;
  now: Date;
}

/** Whether the operator is gone is looked up so often, in milliseconds, however much a visitor writes. */
const ATTENDED = 10_000;

/** A message is stored whatever comes of this; who reads it may have to be somebody else. */
function attend(desk: Desk, place: Place): void {
  if (Date.now() - (desk.attended.get(place) ?? 0) < ATTENDED) {
    return;
  }

  desk.attended.set(place, Date.now());
  background(
    desk.strapi,
    'handing a conversation over',
    release(desk, SHORTEST_ABSENCE, store.byRow(place.row))
  );
}

/** An operator who is gone keeps no conversation: it goes back to routing. */
async function release(desk: Desk, seconds: number, narrow?: store.Narrow): Promise<void> {
  const held = await store.heldConversations(connection(desk), narrow);

  await handOverAll(desk, await service(desk.strapi, 'operators').heldByGone(held, seconds));
}

/** One that cannot be handed over now leaves the others no worse; the next round tries it again. */
async function handOverAll(desk: Desk, held: readonly store.HeldConversation[]): Promise<void> {
  for (const one of held) {
    try {
      await handOver(desk, one);
    } catch (error) {
      logFault(desk.strapi, 'handing a conversation over', error);
    }
  }
}

/** Somebody else who is on duty gets it, or whoever comes next; both sides are told who has left. */
async function handOver(
  desk: Desk,
  { conversation, id, operator: gone }: store.HeldConversation
): Promise<void> {
  const { strapi } = desk;
  const operators = service(strapi, 'operators');
  const place = await placeOf(desk, id);
  const { locale, country } = await loadOne(desk, id);
  const left = (await operators.byRow(gone))?.publicName ?? '';

  const carriedOut = await transaction(strapi, async (trx) => {
    await store.lockChannel(trx, place.channel);

    const [now] = await store.lockConversations(trx, [conversation]);

    // Another node, or the end, was here first.
    if (now?.operator !== gone || now.state !== 'open') {
      return [];
    }

    const { operator } = await operators.pick(place.channel, {
      ...{ locale, country, previous: null, exclude: gone },
      load: await store.loads(trx, new Date()),
    });
    const words = handoverLine(locale, left, operator?.publicName ?? null);
    const line: Line = {
      ...visitorLine(place, `livechat:moved:${now.version}`, words, new Date()),
      author: 'system',
      kind: 'moved',
      name: left,
    };
    const { decisions } = await store.writeBatch(trx, [line], contextOf(strapi));
    const member = { conversation, operator: gone };

    await store.moveConversation(trx, member, operator?.row ?? null, sharedNow(strapi));

    return decisions.map(done);
  });

  if (carriedOut.length > 0) {
    publish(strapi, carriedOut);
    await announce(strapi, 'livechat.conversation.assigned', {
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
  { channel, hint, sighting, now }: Coming & { hint: string | null }
): Promise<StoredOperator | null> {
  const { isStaffed, operator } = await service(strapi, 'operators').pick(channel.row, {
    locale: sighting.locale,
    country: sighting.country,
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
  { visitor, operator, previous, channel, sighting, now }: Opening
): Promise<number> {
  const { locale, country, page } = sighting;
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
  line: StoredLine,
  rating: RatingLine
): Promise<Message> {
  const [counters] = await store.lockConversations(trx, [conversation]);
  const version = (counters?.version ?? line.version) + 1;

  await store.editRating(trx, { ...line, rating }, version);

  return toMessage({ ...line, rating, version });
}
