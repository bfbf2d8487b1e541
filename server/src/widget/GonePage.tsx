import type { VNode } from 'preact';
import type { Place } from '../site/Layout';
import { Lost } from '../site/Lost';
import { textsOf } from '../site/texts';

export interface GonePageProps {
  place: Place;
  /** What the address names. */
  slug: string;
  /** Whether there is a Livechat page to go to. */
  hasIndex: boolean;
}

/**
 * In place of a chat that is not there, or no longer. The loader comes along: it shows whoever wrote
 * here what reached nobody.
 */
export function GonePage({ place, slug, hasIndex }: GonePageProps): VNode {
  const { root, language } = place;
  const { chatGone, chatGoneNote } = textsOf(language);

  return (
    <Lost place={place} title={chatGone} note={chatGoneNote} hasIndex={hasIndex}>
      <script async src={`${root}/widget.js`} data-channel={slug} data-locale={language} />
    </Lost>
  );
}
