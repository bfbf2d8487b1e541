import { FACE_NAMES } from '../../../shared/ratings';
import { useSay } from '../plugin/texts';
import { faceOf, overOf } from './reading';
import { useConsole } from './store';

/** How a conversation that is over went, in words: “Ended, Satisfied”; null while it goes on here. */
export function useOutcome(id: string): string | null {
  const say = useSay();
  const over = useConsole((current) => overOf(current, id));
  const face = useConsole((current) => faceOf(current, id));
  const operator = useConsole(({ conversations }) => conversations[id]?.operatorName);

  if (over === 'taken') {
    return say('window.taken', { name: operator ?? '' });
  }

  if (over === 'ended') {
    return face === null
      ? say('window.ended')
      : say('window.ended-rated', { face: say(`face.${FACE_NAMES[face]}`) });
  }

  return null;
}
