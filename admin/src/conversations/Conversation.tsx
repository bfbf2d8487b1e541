import { Flex, Typography } from '@strapi/design-system';
import { useEffect } from 'react';
import { keyframes, styled } from 'styled-components';
import { useSay } from '../plugin/texts';
import { see } from './answering';
import { watch } from './attention';
import { Composer } from './Composer';
import { MessageList } from './MessageList';
import { seqToSee } from './reading';
import { useDesk } from './store';
import { useLoaded } from './use-loaded';

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
  /** The server does not know it, or not for this operator. */
  onUnknown?: () => void;
}

/** A conversation to read and answer: the same in a window of the dock and on the inbox page. */
export function Conversation({ id, onUnknown }: Props): JSX.Element {
  const conversation = useDesk(({ conversations }) => conversations[id]);

  useLoaded(id, onUnknown);
  useSeen(id);

  return (
    <>
      <Body>
        <ConnectionBar />
        <MessageList id={id} />
      </Body>
      {conversation?.state === 'ended' ? <Ended /> : <Composer id={id} />}
    </>
  );
}

/** What is on a screen somebody looks at counts as seen. */
function useSeen(id: string): void {
  const seq = useDesk((current) => seqToSee(current, id));
  const isOnline = useDesk(({ connection }) => connection === 'online');

  useEffect(() => watch(id), [id]);

  useEffect(() => {
    const report = (): void => {
      if (seq !== null && isOnline && document.hasFocus()) {
        see(id, seq);
      }
    };

    report();
    window.addEventListener('focus', report);

    return () => window.removeEventListener('focus', report);
  }, [id, seq, isOnline]);
}

function ConnectionBar(): JSX.Element | null {
  const say = useSay();
  const connection = useDesk((current) => current.connection);

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

function Ended(): JSX.Element {
  const say = useSay();

  return (
    <Flex padding={3} justifyContent="center" background="neutral100">
      <Typography variant="pi" textColor="neutral600">
        {say('conversation.ended')}
      </Typography>
    </Flex>
  );
}
