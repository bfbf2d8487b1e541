import { background } from '../../client/src/background';
import type { BubbleFile } from './bubble';
import type { KeeperFile } from './keep-attached';
import type { PanelFile } from './panel-host';
import type { Locale, TextsFile } from './texts/texts';

/** Fetches the files that come after the loader. */
export interface Files {
  panel(): Promise<PanelFile>;
  bubble(): Promise<BubbleFile>;
  texts(locale: Locale): Promise<TextsFile>;
  keeper(): Promise<KeeperFile>;
}

/** Says something beside the button or in its place; what cannot be said now is said on the next page. */
export const withWords = (
  files: Files,
  locale: Locale,
  say: (bubble: BubbleFile, words: TextsFile) => void
): void =>
  background(Promise.all([files.bubble(), files.texts(locale)]).then((fetched) => say(...fetched)));
