import {
  Badge,
  Box,
  Button,
  Dialog,
  Divider,
  Flex,
  IconButton,
  Popover,
  Typography,
} from '@strapi/design-system';
import { ArrowClockwise, CaretDown, Pencil, Plus, Star, Trash } from '@strapi/icons';
import { ConfirmDialog } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { SavedView } from '../../../shared/views';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { writeAddress } from '../ratings/address';
import { Quiet } from '../ratings/RatingRow';
import type { ReportState } from '../ratings/use-report';
import { UserText } from '../ui/UserText';
import { useRemoveViewMutation, useUpdateViewMutation, useViewsQuery } from './api';
import { ViewDialog } from './ViewDialog';

/** What is open above the page. */
type Open = { kind: 'edit'; view: SavedView | null } | { kind: 'remove'; view: SavedView } | null;

/** Views of the report kept under a name, one's own and those shared. */
export function SavedViews({ state }: { state: ReportState }): JSX.Element {
  const say = useSay();
  const [isListed, setListed] = useState(false);
  const [open, setOpen] = useState<Open>(null);
  const show = (next: Open): void => {
    setListed(false);
    setOpen(next);
  };

  return (
    <>
      <Popover.Root open={isListed} onOpenChange={setListed}>
        <Popover.Trigger>
          <Button variant="tertiary" size="S" startIcon={<Star />} endIcon={<CaretDown />}>
            {say('views.title')}
          </Button>
        </Popover.Trigger>
        <Popover.Content align="end" sideOffset={4} aria-label={say('views.title')}>
          <List state={state} onOpen={show} onApplied={() => setListed(false)} />
        </Popover.Content>
      </Popover.Root>
      {open?.kind === 'edit' && (
        <ViewDialog
          view={open.view}
          query={writeAddress(state.report).toString()}
          onClose={() => setOpen(null)}
        />
      )}
      <RemoveDialog
        view={open?.kind === 'remove' ? open.view : null}
        onClose={() => setOpen(null)}
      />
    </>
  );
}

interface ListProps {
  state: ReportState;
  onOpen: (open: Open) => void;
  onApplied: () => void;
}

function List({ state, onOpen, onApplied }: ListProps): JSX.Element {
  const say = useSay();
  const { data: views = [], isError } = useViewsQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });

  return (
    <Box padding={3} width="32rem" maxWidth="90vw">
      {isError && <Typography textColor="danger600">{say('error.unknown')}</Typography>}
      {!isError && views.length === 0 && (
        <Typography textColor="neutral600" tag="p">
          {say('views.none')}
        </Typography>
      )}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {views.map((view) => (
          <Line key={view.id} {...{ view, state, onOpen, onApplied }} />
        ))}
      </Flex>
      <Box paddingTop={3} paddingBottom={3}>
        <Divider />
      </Box>
      <Button
        variant="secondary"
        size="S"
        fullWidth
        startIcon={<Plus />}
        onClick={() => onOpen({ kind: 'edit', view: null })}
      >
        {say('views.save')}
      </Button>
    </Box>
  );
}

function Line({ view, state, onOpen, onApplied }: ListProps & { view: SavedView }): JSX.Element {
  const say = useSay();
  const { done, attempt } = useToasts();
  const [update] = useUpdateViewMutation();
  const { id, report, name, query, shared, own } = view;

  const replace = (): void =>
    attempt(async () => {
      const now = writeAddress(state.report).toString();

      await update({ id, input: { report, name, shared, query: now } }).unwrap();
      done('views.saved', { name });
    });

  return (
    <Flex tag="li" gap={2} justifyContent="space-between">
      <Flex gap={2} minWidth={0}>
        <Quiet
          to={`${HOME}/ratings?${query}`}
          onClick={onApplied}
          style={{ overflowWrap: 'anywhere' }}
        >
          <UserText>{name}</UserText>
        </Quiet>
        {shared && <Badge size="S">{say('views.shared')}</Badge>}
      </Flex>
      {own && (
        <Flex gap={1}>
          <IconButton
            size="XS"
            variant="ghost"
            label={say('views.replace', { name })}
            onClick={() => replace()}
          >
            <ArrowClockwise />
          </IconButton>
          <IconButton
            size="XS"
            variant="ghost"
            label={say('views.edit', { name })}
            onClick={() => onOpen({ kind: 'edit', view })}
          >
            <Pencil />
          </IconButton>
          <IconButton
            size="XS"
            variant="ghost"
            label={say('views.remove', { name })}
            onClick={() => onOpen({ kind: 'remove', view })}
          >
            <Trash />
          </IconButton>
        </Flex>
      )}
    </Flex>
  );
}

function RemoveDialog({
  view,
  onClose,
}: {
  view: SavedView | null;
  onClose: () => void;
}): JSX.Element {
  const say = useSay();
  const { done, attempt } = useToasts();
  const [remove] = useRemoveViewMutation();

  const confirm = (): void => {
    if (view === null) {
      return;
    }

    attempt(async () => {
      await remove(view.id).unwrap();
      done('views.removed', { name: view.name });
      onClose();
    });
  };

  return (
    <Dialog.Root open={view !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <ConfirmDialog title={say('views.remove', { name: view?.name ?? '' })} onConfirm={confirm}>
        {say('views.remove-confirm')}
      </ConfirmDialog>
    </Dialog.Root>
  );
}
