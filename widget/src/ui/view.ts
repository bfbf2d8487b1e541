import type { Chat } from '../chat';
import type { Dress } from '../stage';
import type { Texts } from '../texts/texts';

/** What every part of the window draws from. */
export interface View {
  chat: Chat;
  dress: Dress;
  texts: Texts;
  full: boolean;
  /** Folds the window and gives the focus back. */
  fold(): void;
  /** Puts the focus where there is something to do next. */
  focus(): void;
}

/** Who the visitor talks to, or would: a person, else the channel. */
export const partnerOf = ({ chat, dress }: View): string =>
  chat.state.conversation?.operator ?? dress.operator ?? dress.look.name;

/** What stands below the messages. */
export type Foot = 'composer' | 'rating' | 'ended';

/** Asked or already rated: the faces. Otherwise an ended conversation just says so. */
export function footOf({ chat }: View): Foot {
  const { conversation, face } = chat.state;

  if (conversation?.state !== 'ended') {
    return 'composer';
  }

  return conversation.askRating || face ? 'rating' : 'ended';
}
