import { useState } from 'react';
import type { EmailTemplate, TemplateText } from '../../../shared/templates';
import { refusalOf } from '../plugin/refusal';
import { useToasts } from '../plugin/use-toasts';
import { useResetTemplateMutation, useSaveTemplateMutation, useTestTemplateMutation } from './api';

/** What the server says of a field. */
type Faults = Partial<Record<keyof TemplateText, string>>;

/** A template while it is edited. */
export interface TemplateForm {
  draft: TemplateText;
  faults: Faults;
  isChanged: boolean;
  /** Whether it is another one than was delivered. */
  canReset: boolean;
  isSaving: boolean;
  isTesting: boolean;
  change: (more: Partial<TemplateText>) => void;
  save: () => void;
  reset: () => void;
  test: () => void;
}

/** What is edited stays what it was when it was opened, so that somebody else's change is not saved over. */
export function useTemplateForm(template: EmailTemplate): TemplateForm {
  const { kind, language } = template;
  const key = { kind, language };
  const [opened, setOpened] = useState(template);
  const [draft, setDraft] = useState<TemplateText>(textOf(template));
  const { faults, told } = useFaults();
  const { done } = useToasts();
  const [save, saving] = useSaveTemplateMutation();
  const [reset, resetting] = useResetTemplateMutation();
  const [test, testing] = useTestTemplateMutation();
  const { updatedAt } = opened;
  const reopen = (saved: EmailTemplate): void => {
    setOpened(saved);
    setDraft((now) => (now === draft ? textOf(saved) : now));
  };

  return {
    draft,
    faults,
    isChanged: draft.subject !== opened.subject || draft.body !== opened.body,
    canReset: updatedAt !== null,
    isSaving: saving.isLoading || resetting.isLoading,
    isTesting: testing.isLoading,
    change: (more) => setDraft((now) => ({ ...now, ...more })),
    save: () =>
      told(async () => {
        reopen(await save({ ...key, ...draft, updatedAt }).unwrap());
        done('templates.saved');
      }),
    reset: () =>
      told(async () => {
        if (updatedAt !== null) {
          reopen(await reset({ ...key, updatedAt }).unwrap());
          done('templates.was-reset');
        }
      }),
    test: () =>
      told(async () => {
        await test({ ...key, ...draft }).unwrap();
        done('templates.tested');
      }),
  };
}

const textOf = ({ subject, body }: TemplateText): TemplateText => ({ subject, body });

/** Tells at a field what is wrong with it, and anything else as usual. */
function useFaults() {
  const [faults, setFaults] = useState<Faults>({});
  const { attempt } = useToasts();

  const told = (act: () => Promise<unknown>): void =>
    attempt(async () => {
      setFaults({});

      try {
        await act();
      } catch (error) {
        const { path, message } = refusalOf(error);

        if (path === 'subject' || path === 'body') {
          setFaults({ [path]: message ?? '' });
        } else {
          throw error;
        }
      }
    });

  return { faults, told };
}
