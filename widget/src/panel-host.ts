import type { ChatNews, Shown } from '../../client/src/chat-parts';
import type { ChannelAppearance } from '../../shared/channels';
import type { Locale, Texts } from './texts/texts';

/** What the script tag says. */
export interface Settings {
  /** Folder of the other files, with a slash at its end. */
  base: string;
  /** Where the sockets are. */
  socket: string;
  /** Base of the content API, without a slash at its end. */
  api: string;
  channel: string;
  /** Undefined follows the page. */
  locale: string | undefined;
  /** A page of its own instead of a button on somebody else's. */
  full: boolean;
}

/** What `livechat.on` can wait for. */
export type LivechatEvent = ChatNews;

/** How a channel looks on this page. */
export interface Presentation extends Shown {
  appearance: ChannelAppearance;
  /** Chat name of somebody on duty; nothing when nobody is. */
  operator?: string | null;
  /** Where their picture is. */
  operatorPicture?: string | null;
  /** Language of the widget's own words. */
  locale: Locale;
}

/** What the loader lends the panel. */
export interface PanelHost {
  root: ShadowRoot;
  /** The round button; it gets the focus back when the window folds. */
  launch: HTMLButtonElement;
  settings: Settings;
  presentation: Presentation;
  texts: Texts;
  emit(event: LivechatEvent, detail?: unknown): void;
}

/** What the panel does for the loader. */
export interface Panel {
  /** `byVisitor` moves the focus into the window and starts the session at once. */
  open(byVisitor: boolean): void;
  minimize(): void;
  /** New words or colours, after a change of page or language. */
  setPresentation(presentation: Presentation, texts: Texts): void;
  /** Tells that the visitor went to another page. */
  visit(page: string): void;
  /** Another tab wrote to the record of the channel. */
  restore(): void;
  destroy(): void;
}

/** The panel's file, as the loader imports it. */
export interface PanelFile {
  mountPanel(panelHost: PanelHost): Panel;
}
