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
import type { SavedView, ViewedReport } from '../../../shared/views';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { FailedPart } from '../ui/FailedPart';
import { Quiet } from '../ui/Quiet';
import { DESTINATIONS, type Destination } from '../ui/SideNav';
import { Skeleton } from '../ui/Skeleton';
import { UserText } from '../ui/UserText';
import { useRemoveViewMutation, useUpdateViewMutation, useViewsQuery } from './api';
import { ViewDialog } from './ViewDialog';

/** What is open above the page. */
type Open = { kind: 'edit'; view: SavedView | null } | { kind: 'remove'; view: SavedView } | null;

/** What is looked at. */
interface Shown {
  report: ViewedReport;
  /** The query of its address. */
  address: string;
}

/** Views of a report kept under a name, one's own and those shared. */
export function SavedViews(shown: Shown): JSX.Element {
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
          <List {...shown} onOpen={show} onApplied={() => setListed(false)} />
        </Popover.Content>
      </Popover.Root>
      {open?.kind === 'edit' && (
        <ViewDialog view={open.view} {...shown} onClose={() => setOpen(null)} />
      )}
      <RemoveDialog
        view={open?.kind === 'remove' ? open.view : null}
        onClose={() => setOpen(null)}
      />
    </>
  );
}

interface ListProps extends Shown {
  onOpen: (open: Open) => void;
  onApplied: () => void;
}

function List({ report, address, onOpen, onApplied }: ListProps): JSX.Element {
  const say = useSay();
  const { data, error, refetch } = useViewsQuery(report, { refetchOnMountOrArgChange: true });

  return (
    <Box padding={3} width="32rem" maxWidth="90vw">
      {data === undefined && error === undefined && <Skeleton />}
      {data === undefined && error !== undefined && <FailedPart error={error} onRetry={refetch} />}
      {data?.length === 0 && (
        <Typography textColor="neutral600" tag="p">
          {say('views.none')}
        </Typography>
      )}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {data?.map((view) => (
          <Line key={view.id} {...{ view, report, address, onOpen, onApplied }} />
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

/** Where each report is looked at. */
const PAGES: Readonly<Record<ViewedReport, Destination>> = {
  ratings: DESTINATIONS.ratings,
  conversations: DESTINATIONS.conversationMetrics,
  operators: DESTINATIONS.operatorMetrics,
};

interface LineProps extends ListProps {
  view: SavedView;
}

function Line(props: LineProps): JSX.Element {
  const say = useSay();
  const { report, name, query, shared, own } = props.view;

  return (
    <Flex tag="li" gap={2} justifyContent="space-between">
      <Flex gap={2} minWidth={0}>
        <Quiet
          to={`${HOME}/${PAGES[report].path}?${query}`}
          onClick={props.onApplied}
          style={{ overflowWrap: 'anywhere' }}
        >
          <UserText>{name}</UserText>
        </Quiet>
        {shared && <Badge size="S">{say('views.shared')}</Badge>}
      </Flex>
      {own && <Tools {...props} />}
    </Flex>
  );
}

/** What may be done with a view of one's own. */
function Tools({ view, address, onOpen }: LineProps): JSX.Element {
  const say = useSay();
  const { done, attempt } = useToasts();
  const [update] = useUpdateViewMutation();
  const { id, report, name, shared } = view;
  const replace = (): void =>
    attempt(async () => {
      await update({ id, input: { report, name, shared, query: address } }).unwrap();
      done('views.saved', { name });
    });

  return (
    <Flex gap={1}>
      <Tool label={say('views.replace', { name })} onClick={replace} icon={<ArrowClockwise />} />
      <Tool
        label={say('views.edit', { name })}
        onClick={() => onOpen({ kind: 'edit', view })}
        icon={<Pencil />}
      />
      <Tool
        label={say('views.remove', { name })}
        onClick={() => onOpen({ kind: 'remove', view })}
        icon={<Trash />}
      />
    </Flex>
  );
}

interface ToolProps {
  label: string;
  icon: JSX.Element;
  onClick: () => void;
}

const Tool = ({ label, icon, onClick }: ToolProps): JSX.Element => (
  <IconButton size="XS" variant="ghost" label={label} onClick={onClick}>
    {icon}
  </IconButton>
);

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
