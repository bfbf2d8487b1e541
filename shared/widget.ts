import type { ChannelLook } from './channels';
import type { RuleAction } from './rules';

/**
 * `GET /api/livechat/widget/:channel`: what the loader does on this page.
 * `hide` means no button at all.
 */
export interface WidgetVisit {
  action: RuleAction;
  /** Seconds from page load; 0 unless the action is `open`. */
  openAfterSeconds: number;
  /** Null when the button is hidden. */
  look: ChannelLook | null;
  /** Chat name of somebody on duty to preview; null when nobody is. */
  operator: string | null;
}

/** What the `Widget` tab offers to copy. */
export interface Snippet {
  /** For the `<head>` of a site. */
  script: string;
  /** Link that opens the chat as a page of its own. */
  supportUrl: string;
}

/**
 * What a loader knows of its server without asking, as built: the content API, from where the loader
 * is, and the loader's own path. The server puts its own in the place of these words when it serves the file.
 */
export const LOADER_PLACES = '../api/livechat /livechat/widget.js';
