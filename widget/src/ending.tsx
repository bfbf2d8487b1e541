import type { VNode } from 'preact';
import { endingStyle } from './ending-style';
import { Goodbye } from './ui/Goodbye';
import { Rating } from './ui/Rating';
import { footOf, type View } from './ui/view';

/** What comes at the end of a conversation, as the panel imports it. */
export interface EndingFile {
  Ending(view: View): VNode;
  endingStyle: string;
}

/** Below a conversation that is over: the faces, or a goodbye. */
const Ending = (view: View): VNode => (
  <section class="ending" aria-live="polite">
    {footOf(view) === 'rating' ? <Rating {...view} /> : <Goodbye {...view} />}
  </section>
);

export { Ending, endingStyle };
