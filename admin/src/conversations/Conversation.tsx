import { Flex, Typography } from '@strapi/design-system';
import { useEffect } from 'react';
import { keyframes, styled } from 'styled-components';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { read } from './answering';
import { followPage, useAttended } from './attention';
import { Composer } from './Composer';
import { MessageList } from './MessageList';
import { isNotable, overOf, seqToRead } from './reading';
import { consoleStore, useConsole } from './store';
import { useLoaded } from './use-loaded';
import { useOutcome } from './use-outcome';

const appear = keyframes`
  from { visibility: hidden; }
  to { visibility: visible; }
`;

/** Lies over the messages, so that nothing jumps, and waits a moment, so that a short break goes unnoticed. */
const Bar = styled(Flex)`
  position: absolute;
  inset: 0 0 auto;
  z-index: 1;
  justify-content: center;
  padding: ${({ theme }) => `${theme.spaces[1]} ${theme.spaces[3]}`};
  background: ${({ theme }) => theme.colors.warning100};
  animation: ${appear} 0s 1.5s both;
`;

const Body = styled.div`
  position: relative;
  display: flex;
  flex: 1;
  flex-direction: column;
  min-height: 0;
`;

interface Props {
  id: string;
  /** It is what the page is about, not a window above one. */
  fillsPage?: boolean;
  /** The server does not know it, or not for this operator. */
  onUnknown?: () => void;
}

/** A conversation to read and answer: the same in a window of the dock and on the inbox page. */
export function Conversation({ id, fillsPage = false, onUnknown }: Props): JSX.Element {
  const over = useConsole((current) => overOf(current, id));
  const answersAll = usePermitted('conversations.read-all');
  const isClosed = over === 'ended' || (over === 'taken' && !answersAll);

  const isOwn = useConsole((current) => isNotable(current, id));
  const mayNote = over === 'ended' && (isOwn || answersAll);

  const { error, retry } = useLoaded(id, onUnknown);

  useEffect(() => (fillsPage ? followPage(id) : undefined), [id, fillsPage]);
  useRead(id);

  return (
    <>
      <Body>
        <ConnectionBar />
        <MessageList id={id} error={error} onRetry={retry} />
      </Body>
      {isClosed && <Ended id={id} />}
      {(!isClosed || mayNote) && <Composer id={id} isOver={isClosed} />}
    </>
  );
}

/** What somebody looks at counts as read; being on the screen is not enough. */
function useRead(id: string): void {
  const seq = useConsole((current) => seqToRead(current, id));
  const isOnline = useConsole(({ connection }) => connection === 'online');
  const attended = useAttended(id);

  useEffect(() => {
    consoleStore.dispatch({ type: 'on-screen', id, isThere: true });

    return () => consoleStore.dispatch({ type: 'on-screen', id, isThere: false });
  }, [id]);

  useEffect(() => {
    if (seq !== null && isOnline && attended) {
      read(id, seq);
    }
  }, [id, seq, isOnline, attended]);
}

function ConnectionBar(): JSX.Element | null {
  const say = useSay();
  const connection = useConsole((current) => current.connection);

  if (connection !== 'offline' && connection !== 'refused') {
    return null;
  }

  return (
    <Bar role="status">
      <Typography variant="pi" textColor="warning700">
        {say(connection === 'refused' ? 'connection.refused' : 'connection.offline')}
      </Typography>
    </Bar>
  );
}

function Ended({ id }: { id: string }): JSX.Element {
  const outcome = useOutcome(id);

  return (
    <Flex padding={3} justifyContent="center" background="neutral100">
      <Typography variant="pi" textColor="neutral600">
        {outcome}
      </Typography>
    </Flex>
  );
}
