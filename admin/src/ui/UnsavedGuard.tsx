import { Dialog } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';
import { useEffect } from 'react';
import { useBlocker } from 'react-router-dom';
import { useSay } from '../plugin/texts';

interface Props {
  isChanged: boolean;
  /** Says at the moment of leaving whether it may go without a question, as after saving. */
  isFree: () => boolean;
  /** Addresses below this one are the same screen. */
  home: string;
}

/** Asks before anything typed is lost. */
export function UnsavedGuard({ isChanged, isFree, home }: Props): JSX.Element {
  const say = useSay();
  const blocker = useBlocker(
    ({ nextLocation }) => isChanged && !isFree() && !nextLocation.pathname.startsWith(home)
  );

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();

    if (isChanged) {
      window.addEventListener('beforeunload', warn);
    }

    return () => window.removeEventListener('beforeunload', warn);
  }, [isChanged]);

  return (
    <Dialog.Root
      open={blocker.state === 'blocked'}
      onOpenChange={(isOpen) => !isOpen && blocker.reset?.()}
    >
      <ConfirmDialog
        title={say('unsaved.title')}
        onConfirm={() => blocker.proceed?.()}
        onCancel={() => blocker.reset?.()}
      >
        {say('unsaved.question')}
      </ConfirmDialog>
    </Dialog.Root>
  );
}
