import type { TextId } from '../plugin/texts';
import type { Filters } from './address';

/** What a rating either is or is not, in words. */
export const FLAGS = [
  {
    name: 'hidden',
    label: 'ratings.filter.visibility',
    yes: 'ratings.hidden',
    no: 'ratings.visible',
  },
  {
    name: 'commented',
    label: 'ratings.filter.comment',
    yes: 'ratings.with-comment',
    no: 'ratings.without-comment',
  },
  {
    name: 'handled',
    label: 'ratings.filter.handled',
    yes: 'ratings.handled',
    no: 'ratings.unhandled',
  },
  {
    name: 'leftOut',
    label: 'ratings.filter.left-out',
    yes: 'ratings.left-out',
    no: 'ratings.not-left-out',
  },
] as const satisfies readonly { name: keyof Filters; label: TextId; yes: TextId; no: TextId }[];
