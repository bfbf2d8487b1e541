import type { VNode } from 'preact';
import type { Chat } from '../../../client/src/chat';
import type { Presentation } from '../panel-host';
import type { Texts } from '../texts/texts';

/** What every part of the window draws from. */
export interface View {
  chat: Chat;
  presentation: Presentation;
  texts: Texts;
  full: boolean;
  /** Where the widget came from: a server that does not know its own address says of a picture only where it is on it. */
  base: string;
  /** What comes at the end of a conversation: fetched while it runs, undefined if that failed. */
  ending: EndingFile | null | undefined;
  /** Folds the window and gives the focus back. */
  minimize(): void;
  /** Puts the focus where there is something to do next. */
  focus(): void;
}

/** Somebody by name, and where the picture is. */
export interface Who {
  name: string;
  picture: string | null | undefined;
}

/** Who the visitor talks to, or would: a person, else the channel. */
export function partnerOf({ chat, presentation }: View): Who {
  const { conversation, away, preview } = chat.state;
  // Who was shown before is not who is in a conversation that nobody has, nor there when nobody is.
  const shown = conversation ?? (away ? null : (preview ?? presentation));
  const { name, imageUrl } = presentation.appearance;

  return shown?.operator
    ? { name: shown.operator, picture: shown.operatorPicture }
    : { name, picture: imageUrl };
}

/** What stands below the messages. */
export type Foot = 'composer' | 'rating' | 'goodbye' | 'gone';

/**
 * Asked or already rated: the faces. Otherwise whoever leaves, or was left, is told what comes next.
 * What ended by itself can be gone on with: what is typed stays, and is sent to the next one.
 */
export function footOf({ chat }: Pick<View, 'chat'>): Foot {
  const { conversation, face, leaving, gone } = chat.state;

  if (gone) {
    return 'gone';
  }

  if (conversation?.state !== 'ended' || conversation.continues) {
    return leaving && chat.isCutOff ? 'goodbye' : 'composer';
  }

  return conversation.askRating || face ? 'rating' : 'goodbye';
}

/** What comes at the end of a conversation, as the panel imports it. */
export interface EndingFile {
  Ending(view: View): VNode;
  endingStyle: string;
}
