import type { ChatNews } from './chat-parts';
import type { ConnectionListener } from './connection';
import type { ChatEvent } from './state';
import type { Timers } from './timers';
import { TYPING_LASTS } from './typing-indicator';

/** Where what is heard goes. */
export interface ListenerParts {
  dispatch(event: ChatEvent): void;
  emit(event: ChatNews, detail: unknown): void;
  /** There is a new connection. */
  hurry(): void;
}

/** What a connection tells a chat, but for refusals. */
export type ChatListener = Omit<ConnectionListener, 'refused' | 'hungUp'>;

/** Turns what a connection tells into what happens to a chat. */
export function chatListener(
  { dispatch, emit, hurry }: ListenerParts,
  timers: Timers
): ChatListener {
  let stillTyping = (): void => {};

  return {
    connected() {
      hurry();
      dispatch({ type: 'connected' });
    },
    disconnected: () => dispatch({ type: 'disconnected' }),
    'message:new'(message) {
      dispatch({ type: 'received', message });
      emit('message', message);
    },
    'message:changed': (message) => dispatch({ type: 'received', message }),
    'messages:read': (receipt) => dispatch({ type: 'receipt', receipt }),
    'conversation:changed': (conversation) => dispatch({ type: 'changed', conversation }),
    'typing:changed'(typing) {
      stillTyping();
      dispatch({ type: 'typing', typing });
      // Whoever says nothing more of it is taken to have stopped.
      stillTyping = timers.after(TYPING_LASTS * 2, () =>
        dispatch({ type: 'typing', typing: { ...typing, typing: false } })
      );
    },
  };
}
