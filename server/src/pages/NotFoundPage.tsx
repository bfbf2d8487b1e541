import type { VNode } from 'preact';
import type { Place } from '../site/Layout';
import { Lost } from '../site/Lost';
import { textsOf } from '../site/texts';

export interface NotFoundPageProps {
  place: Place;
  /** Whether there is a Livechat page to go to. */
  hasIndex: boolean;
}

/** The one answer for what is unknown and for what is not published: nobody can tell which it was. */
export function NotFoundPage({ place, hasIndex }: NotFoundPageProps): VNode {
  const { notFound, notFoundNote } = textsOf(place.language);

  return <Lost place={place} title={notFound} note={notFoundNote} hasIndex={hasIndex} />;
}
