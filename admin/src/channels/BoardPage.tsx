import {
  EmptyStateLayout,
  Grid,
  IconButton,
  IconButtonGroup,
  LinkButton,
} from '@strapi/design-system';
import { GridFour, List, Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { NavLink, useSearchParams } from 'react-router-dom';
import { HOME } from '../plugin/ids';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { FailedPage } from '../ui/FailedPage';
import { recall, remember } from '../ui/memory';
import { BoardSkeleton } from './BoardSkeleton';
import { ChannelCard } from './ChannelCard';
import { ChannelTable } from './ChannelTable';
import { FirstSteps } from './FirstSteps';
import { useBoard } from './use-board';

/** Every channel at a glance: who is on duty, how happy visitors are, and the way in and out of duty. */
export function BoardPage(): JSX.Element {
  const say = useSay();
  const [view, setView] = useView();
  const { cards, isLoading, error, refetch } = useBoard();

  if (error !== undefined) {
    return <FailedPage error={error} onRetry={refetch} />;
  }

  return (
    <Page.Main>
      <Page.Title>{say('nav.channels')}</Page.Title>
      <Layouts.Header
        title={say('nav.channels')}
        subtitle={say('board.subtitle')}
        primaryAction={<CreateButton />}
      />
      <Layouts.Action endActions={<ViewSwitch view={view} onChange={setView} />} />
      <Layouts.Content>
        <FirstSteps cards={cards} />
        {isLoading && <BoardSkeleton />}
        {!isLoading && cards.length === 0 && (
          <EmptyStateLayout
            icon={<EmptyDocuments width="16rem" />}
            content={say('board.empty')}
            action={<CreateButton />}
          />
        )}
        {view === 'list' && cards.length > 0 && <ChannelTable cards={cards} />}
        {view === 'board' && (
          <Grid.Root gap={4}>
            {cards.map((card) => (
              <Grid.Item key={card.channel.id} col={4} m={6} s={12} xs={12} alignItems="stretch">
                <ChannelCard card={card} />
              </Grid.Item>
            ))}
          </Grid.Root>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}

function CreateButton(): JSX.Element | null {
  const say = useSay();
  const canCreate = usePermitted('channels.create');

  return canCreate ? (
    <LinkButton tag={NavLink} to={`${HOME}/channels/create`} startIcon={<Plus />}>
      {say('board.create')}
    </LinkButton>
  ) : null;
}

type View = 'board' | 'list';

/** The view is part of the address; the last one chosen is where the next visit starts. */
function useView(): [View, (view: View) => void] {
  const [params, setParams] = useSearchParams();
  const view = (params.get('view') ?? recall('view')) === 'list' ? 'list' : 'board';

  const change = (changed: View): void => {
    remember('view', changed);
    setParams({ view: changed }, { replace: true });
  };

  return [view, change];
}

function ViewSwitch({
  view,
  onChange,
}: {
  view: View;
  onChange: (view: View) => void;
}): JSX.Element {
  const say = useSay();

  return (
    <IconButtonGroup>
      <IconButton
        label={say('board.view.board')}
        aria-pressed={view === 'board'}
        variant={view === 'board' ? 'secondary' : 'tertiary'}
        onClick={() => onChange('board')}
      >
        <GridFour />
      </IconButton>
      <IconButton
        label={say('board.view.list')}
        aria-pressed={view === 'list'}
        variant={view === 'list' ? 'secondary' : 'tertiary'}
        onClick={() => onChange('list')}
      >
        <List />
      </IconButton>
    </IconButtonGroup>
  );
}
