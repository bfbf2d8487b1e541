import { Button, Flex, Portal, Typography } from '@strapi/design-system';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { createGlobalStyle, styled } from 'styled-components';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';
import { Boundary } from '../ui/Boundary';
import { ChatWindow } from './ChatWindow';
import { DockLink } from './DockLink';
import { DOCK } from './focus';
import { followHeight, ROOM } from './room';
import { Stack } from './Stack';
import { useConsole } from './store';

const Bar = styled.div`
  position: fixed;
  inset-block-end: 0;
  inset-inline-end: ${({ theme }) => theme.spaces[5]};
  z-index: ${({ theme }) => theme.zIndices.overlay - 50};
  display: flex;
  flex-direction: row-reverse;
  align-items: flex-end;
  gap: ${({ theme }) => theme.spaces[3]};
  pointer-events: none;
`;

/** Whatever lies under the windows can be moved out from under them. */
const RoomBelow = createGlobalStyle`
  main::after {
    display: block;
    block-size: var(${ROOM}, 0);
    content: '';
  }

  main main::after {
    content: none;
  }
`;

const Broken = styled(Flex)`
  pointer-events: auto;
  border-radius: 8px 8px 0 0;
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
`;

/** The chat windows at the bottom right of every admin page. */
export function Dock(): JSX.Element {
  const say = useSay();
  const { pathname } = useLocation();
  const bar = useRoom(pathname);
  const isInbox = pathname.startsWith(`${HOME}/conversations`);

  return (
    <Portal>
      <RoomBelow />
      <Bar ref={bar} {...{ [DOCK]: 'windows' }}>
        <Boundary subject={pathname} fallback={(retry) => <BrokenDock onRetry={retry} />}>
          {!isInbox && <Windows label={say('dock.label')} />}
        </Boundary>
      </Bar>
    </Portal>
  );
}

const Region = styled.div`
  display: contents;
`;

function Windows({ label }: { label: string }): JSX.Element {
  const shown = useConsole(({ windows }) => windows.shown);
  const capacity = useConsole(({ windows }) => windows.capacity);

  return (
    <Region role="region" aria-label={label}>
      {capacity === 0 ? (
        <DockLink />
      ) : (
        <>
          {shown.map(({ id, minimized }) => (
            <ChatWindow key={id} id={id} minimized={minimized} />
          ))}
          <Stack />
        </>
      )}
    </Region>
  );
}

function BrokenDock({ onRetry }: { onRetry: () => void }): JSX.Element {
  const say = useSay();

  return (
    <Broken gap={3} padding={3} role="alert">
      <Typography>{say('broken.windows')}</Typography>
      <Button size="S" variant="secondary" onClick={onRetry}>
        {say('broken.retry')}
      </Button>
    </Broken>
  );
}

/** Keeps as much room at the end of the page as the windows take. */
function useRoom(pathname: string): React.RefObject<HTMLDivElement> {
  const bar = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins anew
  useEffect(() => (bar.current === null ? undefined : followHeight(bar.current)), [pathname]);

  return bar;
}
