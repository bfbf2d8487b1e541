import { useState } from 'react';
import type { RatingRecord } from '../../../shared/ratings';
import { useToasts } from '../plugin/use-toasts';
import { useUpdateRatingMutation } from './api';

/** What may be changed of a rating, as typed. */
export interface RatingDraft {
  hidden: boolean;
  handled: boolean;
  note: string;
}

export interface RatingForm {
  draft: RatingDraft;
  isChanged: boolean;
  isSaving: boolean;
  set: (changes: Partial<RatingDraft>) => void;
  /** Keeps what was typed when it is refused. */
  save: () => void;
}

export function useRatingForm(rating: RatingRecord): RatingForm {
  const { done, attempt } = useToasts();
  const [update, { isLoading: isSaving }] = useUpdateRatingMutation();
  const [stored, setStored] = useState(draftOf(rating));
  const [draft, setDraft] = useState(stored);
  const isChanged =
    draft.hidden !== stored.hidden ||
    draft.handled !== stored.handled ||
    draft.note.trim() !== stored.note.trim();

  const save = (): void =>
    attempt(async () => {
      const note = draft.note.trim();
      const input = { ...draft, note: note === '' ? null : note };
      const saved = draftOf(await update({ id: rating.id, input }).unwrap());

      setStored(saved);
      setDraft((now) => (now === draft ? saved : now));
      done('rating.saved');
    });

  return {
    draft,
    isChanged,
    isSaving,
    save,
    set: (some) => setDraft((current) => ({ ...current, ...some })),
  };
}

const draftOf = ({ hidden, handled, note }: RatingRecord): RatingDraft => ({
  hidden,
  handled,
  note: note ?? '',
});
