import { Button, Checkbox, Flex, Modal } from '@strapi/design-system';
import { useState } from 'react';
import type { SavedView } from '../../../shared/views';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { TextField } from '../ui/fields';
import { useCreateViewMutation, useUpdateViewMutation } from './api';

interface Props {
  /** The one to rename or share; null for a new one. */
  view: SavedView | null;
  /** What a new one is to show. */
  query: string;
  onClose: () => void;
}

/** Names a view, and says who else sees it. */
export function ViewDialog({ view, query, onClose }: Props): JSX.Element {
  const say = useSay();
  const { done, attempt } = useToasts();
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [create, creating] = useCreateViewMutation();
  const [update, updating] = useUpdateViewMutation();

  const save = (): void => {
    const input = {
      report: view?.report ?? 'ratings',
      name: name.trim(),
      shared,
      query: view?.query ?? query,
    };

    attempt(async () => {
      await (view === null ? create(input) : update({ id: view.id, input })).unwrap();
      done('views.saved', { name: input.name });
      onClose();
    });
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save();
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
          <Modal.Footer>
            <Button type="button" variant="tertiary" onClick={onClose}>
              {say('dialog.cancel')}
            </Button>
            <Button
              type="submit"
              disabled={name.trim() === ''}
              loading={creating.isLoading || updating.isLoading}
            >
              {say('form.save')}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
