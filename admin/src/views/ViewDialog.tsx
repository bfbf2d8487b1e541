import { Button, Checkbox, Flex, Modal } from '@strapi/design-system';
import { useState } from 'react';
import type { SavedView, SavedViewInput, ViewedReport } from '../../../shared/views';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { TextField } from '../ui/fields';
import { useCreateViewMutation, useUpdateViewMutation } from './api';

interface Props {
  /** The one to rename or share; null for a new one. */
  view: SavedView | null;
  report: ViewedReport;
  /** What a new one is to show. */
  address: string;
  onClose: () => void;
}

/** Names a view, and says who else sees it. */
export function ViewDialog({ view, report, address, onClose }: Props): JSX.Element {
  const say = useSay();
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const { save, isSaving } = useSave(view, onClose);
  const query = view?.query ?? address;

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save({ report, name: name.trim(), shared, query });
          }}
        >
          <Modal.Header>
            <Modal.Title>
              {view === null ? say('views.save') : say('views.edit', { name: view.name })}
            </Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <TextField
                name="name"
                label={say('views.name')}
                isRequired
                value={name}
                onChange={setName}
              />
              <Checkbox checked={shared} onCheckedChange={(checked) => setShared(checked === true)}>
                {say('views.share')}
              </Checkbox>
            </Flex>
          </Modal.Body>
          <Buttons isReady={name.trim() !== ''} isSaving={isSaving} onCancel={onClose} />
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}

interface ButtonsProps {
  isReady: boolean;
  isSaving: boolean;
  onCancel: () => void;
}

function Buttons({ isReady, isSaving, onCancel }: ButtonsProps): JSX.Element {
  const say = useSay();

  return (
    <Modal.Footer>
      <Button type="button" variant="tertiary" onClick={onCancel}>
        {say('dialog.cancel')}
      </Button>
      <Button type="submit" disabled={!isReady} loading={isSaving}>
        {say('form.save')}
      </Button>
    </Modal.Footer>
  );
}

/** Keeps a view, new or changed; what was typed stays when it is refused. */
function useSave(
  view: SavedView | null,
  onSaved: () => void
): { save: (input: SavedViewInput) => void; isSaving: boolean } {
  const { done, attempt } = useToasts();
  const [create, creating] = useCreateViewMutation();
  const [update, updating] = useUpdateViewMutation();

  return {
    isSaving: creating.isLoading || updating.isLoading,
    save: (input) =>
      attempt(async () => {
        await (view === null ? create(input) : update({ id: view.id, input })).unwrap();
        done('views.saved', { name: input.name });
        onSaved();
      }),
  };
}
