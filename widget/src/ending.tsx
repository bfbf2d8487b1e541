import type { VNode } from 'preact';
import { endingStyle } from './ending-style';
import { Gone } from './ui/Gone';
import { Goodbye } from './ui/Goodbye';
import { Rating } from './ui/Rating';
import { footOf, type View } from './ui/view';

const PARTS = { composer: Goodbye, goodbye: Goodbye, rating: Rating, gone: Gone };

/** Below a conversation that is over: the faces, a goodbye, or that there is no chat any more. */
function Ending(view: View): VNode {
  const Part = PARTS[footOf(view)];

  return (
    <section class="ending" aria-live="polite">
      <Part {...view} />
    </section>
  );
}

export { Ending, endingStyle };
