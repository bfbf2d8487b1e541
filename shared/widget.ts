import type { ChannelAppearance } from './channels';
import type { Sync, VisitorConversation } from './conversations';
import type { GivenRating } from './ratings';
import type { Answer } from './reply';
import type { RuleAction } from './rules';

/**
 * Who would get a conversation that began now.
 *
 * @example
 * const nobody: Preview = { available: false, operator: null, operatorPicture: null, hint: null };
 */
export interface Preview {
  /** Whether anybody is there; while nobody is, no conversation begins. */
  available: boolean;
  /** Chat name of who would get it; null where nobody in particular would. */
  operator: string | null;
  /** Where that operator's picture is; null without one. */
  operatorPicture: string | null;
  /**
   * Sent with the first message it makes that go to the one shown, if they are still as good a
   * choice as any. It holds for some minutes.
   */
  hint: string | null;
}

/**
 * `GET /api/livechat/widget/:channel`: what the loader does on this page.
 * `hide` means no button at all.
 *
 * @example
 * const isHidden = ({ action }: WidgetVisit): boolean => action === 'hide';
 */
export interface WidgetVisit {
  action: RuleAction;
  /** Seconds from page load; 0 unless the action is `open`. */
  openAfterSeconds: number;
  /** Null when the button is hidden. */
  appearance: ChannelAppearance | null;
  /** Chat name of who would get a conversation that began now; null when nobody in particular would. */
  operator: string | null;
  /** Where that operator's picture is; null without one. */
  operatorPicture: string | null;
  /** Sent with the first message: see `Preview`. */
  hint: string | null;
}

/**
 * What the `Widget` tab offers to copy.
 *
 * @example
 * const snippet: Snippet = {
 *   script: '<script async src="https://cms.example.com/livechat/widget.js"></script>',
 *   supportUrl: 'https://cms.example.com/livechat/support',
 * };
 */
export interface Snippet {
  /** For the `<head>` of a site. */
  script: string;
  /** Link that opens the chat as a page of its own. */
  supportUrl: string;
}

/**
 * What a loader knows of its server without asking, as built: the content API, from where the loader
 * is, and the loader's own path. The server puts its own in the place of these words when it serves the file.
 *
 * @example
 * LOADER_PLACES.split(' ').length; // 2
 */
export const LOADER_PLACES = '../api/livechat /livechat/widget.js';

/**
 * What a visitor's window asks to show itself.
 *
 * @example
 * const sync = (emit: WidgetFromVisitors['messages:sync']): void =>
 *   emit({ conversation: null, after: 0 }, (reply) => console.log(reply.ok));
 */
export interface WidgetFromVisitors {
  /** Asks for what changed since a version of the visitor's latest conversation, at most `SYNC_MAX` messages or `limit`. */
  'messages:sync': (
    payload: { conversation: string | null; after: number; limit?: number },
    answer: Answer<VisitorSync>
  ) => void;
}

/**
 * The answer to a visitor's resync, with what the visitor rated.
 *
 * @example
 * const hasRated = ({ rating }: VisitorSync): boolean => rating !== null;
 */
export interface VisitorSync extends Sync<VisitorConversation> {
  rating: GivenRating | null;
  /** Who would get the next conversation; null while one is open. */
  preview?: Preview | null;
}
