import { Flex, Typography } from '@strapi/design-system';
import { useEffect } from 'react';
import { styled } from 'styled-components';
import { useSay } from '../plugin/texts';
import { see } from './answering';
import { useConversationQuery } from './api';
import { watch } from './attention';
import { Composer } from './Composer';
import { MessageList } from './MessageList';
import { seqToSee } from './reading';
import { desk, useDesk } from './store';

/** Milliseconds between two looks at a conversation that is somebody else's and so not followed live. */
const LOOK_EVERY = 15_000;

const Bar = styled(Flex)`
  flex: none;
  justify-content: center;
  padding: ${({ theme }) => `${theme.spaces[1]} ${theme.spaces[3]}`};
  background: ${({ theme }) => theme.colors.warning100};
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
      <ConnectionBar />
      <MessageList id={id} />
      {conversation?.state === 'ended' ? <Ended /> : <Composer id={id} />}
    </>
  );
}

function useLoaded(id: string, onUnknown: (() => void) | undefined): void {
  const isMine = useDesk(
    ({ conversations, me }) => me !== null && conversations[id]?.operator === me
  );
  const { data, isError } = useConversationQuery(id, {
    refetchOnMountOrArgChange: true,
    pollingInterval: isMine ? 0 : LOOK_EVERY,
  });

  useEffect(() => {
    if (data !== undefined) {
      desk.dispatch({ type: 'synced', id, after: 0, sync: data });
    }
  }, [id, data]);

  useEffect(() => {
    if (isError) {
      onUnknown?.();
    }
  }, [isError, onUnknown]);
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

  if (connection === 'online' || connection === 'connecting') {
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
