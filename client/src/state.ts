import type { Message, ReadReceipt, Typing, VisitorConversation } from '../../shared/conversations';
import type { Face, GivenRating } from '../../shared/ratings';
import {
  isBehind,
  lastSeq,
  type Outgoing,
  withAdopted,
  withFailure,
  withOutgoing,
  withoutOutgoing,
  withTry,
} from '../../shared/thread';
import type { VisitorSync } from '../../shared/widget';
import type { ReadUpTo } from './chat-record';
import {
  type Asked,
  applyReceipt,
  type ChatState,
  change,
  finish,
  type GivenFace,
  isOurs,
  keepFace,
  lastReadSeq,
  read,
  receive,
  restore,
  sync,
  waiting,
} from './chat-state';

/**
 * All that can happen to the panel. `lost` is a conversation the server no longer knows, `gone` that
 * there is no such channel, `doubted` that the server may have done something without saying so,
 * `stayed` that the end could not be had.
 */
export type ChatEvent =
  | {
      type:
        | 'opened'
        | 'folded'
        | 'connected'
        | 'disconnected'
        | 'read'
        | 'left'
        | 'stayed'
        | 'finished'
        | 'lost'
        | 'gone'
        | 'doubted';
    }
  | { type: 'recalled'; finished: string | null; readUpTo: ReadUpTo | null }
  | { type: 'wrote'; clientId: string; body: string }
  | { type: 'adopted'; message: Outgoing }
  | { type: 'tried' | 'removed'; clientId: string }
  /** `away`: nobody is there to get it. */
  | { type: 'refused'; clientId: string; away?: boolean }
  | { type: 'received'; message: Message }
  | { type: 'changed'; conversation: VisitorConversation }
  | { type: 'receipt'; receipt: ReadReceipt }
  | { type: 'typing'; typing: Typing }
  | { type: 'synced'; asked: Asked; answer: VisitorSync }
  | { type: 'rated'; value: Face; comment: string | null }
  | { type: 'kept'; sent: GivenFace; rating: GivenRating }
  | { type: 'unrated' };

/** What the panel knows after something happened. */
export function next(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'opened':
    case 'folded':
      return { ...state, open: event.type === 'opened' };
    case 'connected':
      return { ...state, online: true, doubt: 'behind' };
    case 'disconnected':
      return { ...state, online: false, typing: false };
    case 'read':
      return read(state, lastSeq(state.thread));
    case 'left':
    case 'stayed':
      return { ...state, leaving: event.type === 'left', stayed: event.type === 'stayed' };
    case 'finished':
      return finish(state);
    case 'lost':
      return { ...state, conversation: null, thread: waiting(state.thread), face: null };
    case 'gone':
      return leaveOff(state);
    case 'doubted':
      return { ...state, doubt: state.doubt === 'elsewhere' ? 'elsewhere' : 'behind' };
    case 'recalled':
      return restore(state, event.finished, event.readUpTo);
    default:
      return nextOfChat(state, event);
  }
}

/** What was said stays; what was not sent by now never will be. */
function leaveOff(state: ChatState): ChatState {
  const outgoing = state.thread.outgoing.map((one) => ({ ...one, state: 'failed' as const }));
  const isRating = state.face?.state === 'sending';

  return {
    ...(isRating ? unrated(state) : state),
    gone: true,
    typing: false,
    leaving: false,
    thread: { ...state.thread, outgoing },
  };
}

/** What is to be sent later still fares no better. */
const unlessGone = (state: ChatState): ChatState => (state.gone ? leaveOff(state) : state);

const unrated = (state: ChatState): ChatState => ({
  ...state,
  face: state.face && { ...state.face, state: 'trouble' },
});

function nextOfChat(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'wrote':
      return unlessGone({
        ...state,
        away: false,
        thread: withOutgoing(state.thread, event.clientId, event.body),
      });
    case 'adopted':
      return unlessGone({ ...state, thread: withAdopted(state.thread, event.message) });
    case 'tried':
      return { ...state, thread: withTry(state.thread, event.clientId) };
    case 'refused':
      return {
        ...state,
        away: event.away === true,
        thread: withFailure(state.thread, event.clientId),
      };
    case 'removed':
      return { ...state, thread: withoutOutgoing(state.thread, event.clientId) };
    case 'received':
      return receive(state, event.message);
    case 'changed':
      return change(state, event.conversation);
    case 'synced':
      return sync(state, event.asked, event.answer);
    default:
      return nextOfSigns(state, event);
  }
}

function nextOfSigns(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'receipt':
      return applyReceipt(state, event.receipt);
    case 'typing':
      return isOurs(state, event.typing.conversation) && event.typing.by === 'operator'
        ? { ...state, typing: event.typing.typing }
        : state;
    case 'rated':
      return state.conversation
        ? unlessGone({
            ...state,
            face: { value: event.value, comment: event.comment, state: 'sending' },
          })
        : state;
    case 'kept':
      return { ...state, face: keepFace(state.face, event.sent, event.rating) };
    case 'unrated':
      return unrated(state);
    default:
      return state;
  }
}

/** Whether the server was heard since the last connection and the last missing answer. */
export const isInStep = ({ online, doubt }: ChatState): boolean => online && doubt !== 'behind';

/** Whether the server is to be asked for what is missing. */
export const isStale = ({ doubt, thread, conversation }: ChatState): boolean =>
  doubt !== 'none' || isBehind(thread) || (conversation?.version ?? 0) > thread.through;

/** What to ask for: the rest of this conversation, or the latest one from its start. */
export const queryOf = ({ conversation, thread, doubt }: ChatState): Asked =>
  conversation && doubt !== 'elsewhere'
    ? {
        conversation: conversation.id,
        after: thread.through,
        known: Math.max(thread.ahead.at(-1) ?? 0, conversation.version),
      }
    : { conversation: null, after: 0, known: 0 };

/** Whether the visitor wrote anything here: only then is there something to end. */
const hasWritten = ({ thread }: ChatState): boolean =>
  thread.outgoing.length > 0 || thread.messages.some(({ author }) => author === 'visitor');

/** Whether an operator wrote anything here. */
export const hasAnswer = ({ thread }: ChatState): boolean =>
  thread.messages.some(({ author, kind }) => author === 'operator' && kind === 'text');

/** Whether a conversation is running. */
export const isOngoing = (state: ChatState): boolean =>
  state.conversation?.state !== 'ended' && hasWritten(state);

/** How many messages wait to be read. */
export const unreadOf = (state: ChatState): number =>
  state.thread.messages.filter(
    ({ author, seq }) => seq > lastReadSeq(state) && (author === 'operator' || author === 'bot')
  ).length;

/** The next message to send. */
export const nextOutgoing = ({ thread }: ChatState): Outgoing | null =>
  thread.outgoing.find(({ state }) => state === 'sending') ?? null;
