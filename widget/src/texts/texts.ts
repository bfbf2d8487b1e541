/** Every word of the widget that is not the channel's own. `{name}` is replaced. */
export interface Texts {
  minimise: string;
  /** The X while a conversation is running. */
  end: string;
  /** The X before and after one. */
  close: string;
  send: string;
  /** `{count}` characters have to go. */
  over: string;
  messages: string;
  you: string;
  sending: string;
  sent: string;
  read: string;
  failed: string;
  retry: string;
  remove: string;
  reconnecting: string;
  typing: string;
  left: string;
  ended: string;
  /** It ended by itself, as nobody said anything. */
  silent: string;
  /** It has all the messages it may have. */
  full: string;
  again: string;
  rate: string;
  satisfied: string;
  okay: string;
  dissatisfied: string;
  thanks: string;
  why: string;
  sendComment: string;
  sentComment: string;
  copy: string;
  sendCopy: string;
  sentCopy: string;
  finish: string;
  goodbye: string;
  goodbyeNext: string;
  /** Nobody answered before the visitor left, and what happens to what they wrote. */
  unanswered: string;
  unansweredNext: string;
  offline: string;
  offlineNext: string;
  trouble: string;
  away: string;
  /** The channel was deleted, or is not for this site. */
  gone: string;
  goneNext: string;
  takeText: string;
  tookText: string;
}

export type Locale = 'en' | 'fr' | 'de' | 'es' | 'ro' | 'ar';

/** The language of the widget for a BCP 47 tag: its first part, else English. */
export const localeOf = (tag: string): Locale =>
  (/^(fr|de|es|ro|ar)\b/i.exec(tag)?.[0].toLowerCase() as Locale | undefined) ?? 'en';

/** A file of words, as the loader imports it. */
export interface TextsFile {
  texts: Texts;
}
