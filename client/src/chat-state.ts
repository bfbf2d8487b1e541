import type { Message, ReadReceipt, VisitorConversation } from '../../shared/conversations';
import type { Face, GivenRating } from '../../shared/ratings';
import { EMPTY_THREAD, type Thread, withMessages, withSync } from '../../shared/thread';
import type { Preview, VisitorSync } from '../../shared/widget';
import type { ReadUpTo } from './chat-record';

/**
 * A rating on its way: `trouble` was refused and may be tried again.
 *
 * @example
 * const isKept = (rating: GivenFace | null): boolean => rating?.state === 'kept';
 */
export interface GivenFace {
  value: Face;
  comment: string | null;
  state: 'sending' | 'kept' | 'trouble';
}

/** All the panel knows. */
export interface ChatState {
  open: boolean;
  online: boolean;
  conversation: VisitorConversation | null;
  thread: Thread;
  /** The operator is writing. */
  typing: boolean;
  /** Up to where the visitor has read, and of which conversation. */
  readUpTo: ReadUpTo | null;
  face: GivenFace | null;
  /** The visitor wants out; the server has not confirmed it yet. */
  leaving: boolean;
  /** They wanted out, and the server could not do it. */
  stayed: boolean;
  /** The conversation the visitor has put away; news of it is no news. */
  finished: string | null;
  /** Nobody was there for what the visitor last tried to send. */
  away: boolean;
  /** The channel is gone, or not for this site: nothing can be sent any more. */
  gone: boolean;
  /** Who would get the next conversation, as the server last said; null until it did. */
  preview: Preview | null;
  /** Why to ask the server although no gap is known: after a connection or a missing answer, and after news of another conversation. */
  doubt: 'none' | 'behind' | 'elsewhere';
}

/** A question to the server: everything of a conversation after a version. */
export interface Asked {
  conversation: string | null;
  after: number;
  /** The newest version known of when asking: the answer covers it. */
  known: number;
}

export const EMPTY_CHAT: ChatState = {
  open: false,
  online: false,
  conversation: null,
  thread: EMPTY_THREAD,
  typing: false,
  readUpTo: null,
  face: null,
  leaving: false,
  stayed: false,
  away: false,
  gone: false,
  finished: null,
  preview: null,
  doubt: 'behind',
};

/** The place of the last message the visitor has read; 0 for none. */
export const lastReadSeq = ({ conversation, readUpTo }: ChatState): number =>
  readUpTo && readUpTo.conversation === conversation?.id ? readUpTo.seq : 0;

export const isOurs = ({ conversation }: ChatState, id: string): boolean => conversation?.id === id;

export function finish(state: ChatState): ChatState {
  const { open, online, gone } = state;

  return {
    ...EMPTY_CHAT,
    open,
    online,
    gone,
    doubt: 'none',
    finished: state.conversation?.id ?? state.finished,
  };
}

/** Another tab put a conversation away, or read further. */
export function restore(
  state: ChatState,
  finished: string | null,
  readUpTo: ReadUpTo | null
): ChatState {
  if (finished !== null && isOurs(state, finished)) {
    return finish(state);
  }

  return state.conversation && readUpTo && isOurs(state, readUpTo.conversation)
    ? { ...read(state, readUpTo.seq), finished }
    : { ...state, finished, readUpTo: state.readUpTo ?? readUpTo };
}

/** Reading never goes backwards. */
export function read(state: ChatState, seq: number): ChatState {
  const { conversation } = state;

  return conversation && seq > lastReadSeq(state)
    ? { ...state, readUpTo: { conversation: conversation.id, seq } }
    : state;
}

/** A conversation as far as a single message of it tells. */
const guess = (id: string, version: number): VisitorConversation => ({
  id,
  state: 'open',
  operator: null,
  operatorPicture: null,
  readByOperator: 0,
  version,
  askRating: false,
  continues: false,
});

/** What still waits to be sent. */
export const waiting = ({ outgoing }: Thread): Thread => ({ ...EMPTY_THREAD, outgoing });

/** Another conversation takes the place of ours; what still waits to be sent goes with it. */
const adopt = (state: ChatState, conversation: VisitorConversation): ChatState => ({
  ...state,
  conversation,
  thread: waiting(state.thread),
  face: null,
  leaving: state.conversation ? false : state.leaving,
  stayed: false,
  typing: false,
});

/** Applies a change to the thread of the conversation it is about, if that can only be ours. */
function withinConversation(
  state: ChatState,
  { conversation, version }: { conversation: string; version: number },
  apply: (thread: Thread) => Thread
): ChatState {
  if (conversation === state.finished) {
    return state;
  }

  if (isOurs(state, conversation)) {
    return { ...state, thread: apply(state.thread) };
  }

  if (state.conversation?.state === 'open') {
    return { ...state, doubt: 'elsewhere' };
  }

  return withinConversation(
    adopt(state, guess(conversation, version)),
    { conversation, version },
    apply
  );
}

export function receive(state: ChatState, message: Message): ChatState {
  const received = withinConversation(state, message, (thread) => withMessages(thread, [message]));

  return message.author === 'operator' ? { ...received, typing: false } : received;
}

/** The end is final, and what the operator has seen never shrinks, whichever news comes last. */
export function change(state: ChatState, told: VisitorConversation): ChatState {
  if (told.id === state.finished) {
    return state;
  }

  const known = state.conversation;

  if (known?.id !== told.id) {
    return known?.state === 'open' ? { ...state, doubt: 'elsewhere' } : adopt(state, told);
  }

  const newest = isNewer(told, known) ? told : known;

  return {
    ...state,
    conversation: {
      ...newest,
      readByOperator: Math.max(told.readByOperator, known.readByOperator),
    },
    leaving: state.leaving && newest.state === 'open',
    stayed: state.stayed && newest.state === 'open',
  };
}

const isNewer = (told: VisitorConversation, known: VisitorConversation): boolean =>
  told.state === known.state ? told.version >= known.version : told.state === 'ended';

export function applyReceipt(state: ChatState, { conversation, by, seq }: ReadReceipt): ChatState {
  if (!state.conversation || !isOurs(state, conversation)) {
    return state;
  }

  if (by === 'visitor') {
    return read(state, seq);
  }

  const readByOperator = Math.max(seq, state.conversation.readByOperator);

  return { ...state, conversation: { ...state.conversation, readByOperator } };
}

export function sync(state: ChatState, asked: Asked, answer: VisitorSync): ChatState {
  const { conversation, messages, rating } = answer;
  const preview = answer.preview ?? state.preview;

  // Meanwhile another conversation took its place.
  if (asked.conversation !== null && !isOurs(state, asked.conversation)) {
    return state;
  }

  if (!conversation || conversation.id === state.finished) {
    return { ...state, preview, doubt: 'none' };
  }

  const base = isOurs(state, conversation.id)
    ? change(state, conversation)
    : adopt(state, conversation);

  return {
    ...base,
    preview,
    // What was heard of another conversation meanwhile is still to be looked into.
    doubt: asked.conversation !== null && state.doubt === 'elsewhere' ? 'elsewhere' : 'none',
    thread: covered(withSync(base.thread, asked.after, messages), asked.known),
    face: rating ? keepFace(base.face, null, rating) : base.face,
  };
}

/** Versions the server keeps to itself leave holes; what it answered up to is complete all the same. */
function covered(thread: Thread, version: number): Thread {
  const through = Math.max(thread.through, version);

  return { ...thread, through, ahead: thread.ahead.filter((one) => one > through) };
}

/** A face given since is newer than what the server tells of the one before. */
export function keepFace(
  face: GivenFace | null,
  sent: GivenFace | null,
  { value, comment }: GivenRating
): GivenFace {
  return face?.state === 'sending' && face !== sent ? face : { value, comment, state: 'kept' };
}
