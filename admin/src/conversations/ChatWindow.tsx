import { Badge, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronUp, Cross } from '@strapi/icons';
import { useEffect, useRef } from 'react';
import { styled } from 'styled-components';
import { useSay } from '../plugin/texts';
import { PartBoundary } from '../ui/Broken';
import { UserText } from '../ui/UserText';
import { VisitorName } from '../ui/VisitorName';
import { followWindow } from './attention';
import { Conversation } from './Conversation';
import { ConversationMenu } from './ConversationMenu';
import { keepFocus } from './focus';
import { OperatorFace } from './OperatorFace';
import { placeOf, unreadOf } from './reading';
import { consoleStore, useConsole } from './store';
import { useLoaded } from './use-loaded';
import { useOutcome } from './use-outcome';

/** The upper part of the page stays free, whatever the height of the screen: there Strapi has its buttons. */
const Frame = styled.section<{ $minimized: boolean }>`
  display: flex;
  flex: none;
  flex-direction: column;
  width: ${({ $minimized }) => ($minimized ? 'auto' : '33.2rem')};
  max-width: 33.2rem;
  height: ${({ $minimized }) => ($minimized ? 'auto' : 'clamp(22rem, calc(100dvh - 32rem), 46rem)')};
  overflow: hidden;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-block-end: none;
  border-radius: 8px 8px 0 0;
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
  pointer-events: auto;
`;

const Bar = styled.header<{ $unread: boolean }>`
  display: flex;
  flex: none;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[1]};
  height: 4.8rem;
  padding-inline: ${({ theme }) => theme.spaces[4]} ${({ theme }) => theme.spaces[2]};
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
  background: ${({ theme, $unread }) =>
    $unread ? theme.colors.primary100 : theme.colors.neutral0};
`;

const Title = styled.button`
  flex: 1;
  min-width: 0;
  padding: 0;
  border: none;
  background: none;
  color: inherit;
  cursor: pointer;
  text-align: start;
`;

interface Props {
  id: string;
  minimized: boolean;
}

/** One conversation at the bottom of the page. */
export function ChatWindow({ id, minimized }: Props): JSX.Element {
  const say = useSay();
  const frame = useAttention(id, minimized);
  const conversation = useConsole(({ conversations }) => conversations[id]);
  const isKnown = conversation !== undefined;
  const unread = useConsole((current) => unreadOf(current, id));
  const label = conversation?.visitor.name ?? say('conversation.loading');
  const close = (): void => consoleStore.dispatch({ type: 'window-closed', id });
  const fold = (): void =>
    consoleStore.dispatch({ type: 'window-folded', id, minimized: !minimized });

  return (
    <Frame
      ref={frame}
      $minimized={minimized}
      aria-label={say('window.label', { name: label })}
      data-livechat-window={id}
    >
      <Bar $unread={unread > 0}>
        <Title type="button" onClick={fold} aria-expanded={!minimized}>
          <Heading id={id} name={label} unread={unread} />
        </Title>
        {conversation && <OperatorFace conversation={conversation} />}
        {!minimized && <ConversationMenu id={id} />}
        <IconButton
          variant="ghost"
          label={say(minimized ? 'window.unfold' : 'window.fold')}
          onClick={fold}
        >
          {minimized ? <ChevronUp /> : <ChevronDown />}
        </IconButton>
        <IconButton
          variant="ghost"
          label={say('window.close')}
          onClick={(event: React.MouseEvent) => keepFocus(event, close)}
        >
          <Cross />
        </IconButton>
      </Bar>
      {!minimized && (
        <PartBoundary>
          <Conversation id={id} onUnknown={close} />
        </PartBoundary>
      )}
      {minimized && !isKnown && <Lookup id={id} onUnknown={close} />}
    </Frame>
  );
}

/** Who writes and from where; of what is over, how it went. */
function Heading({ id, name, unread }: { id: string; name: string; unread: number }): JSX.Element {
  const outcome = useOutcome(id);
  const page = useConsole((current) => placeOf(current, id));

  return (
    <>
      <Flex gap={2}>
        <Typography
          variant="omega"
          fontWeight={unread > 0 ? 'bold' : 'semiBold'}
          ellipsis
          tag="div"
        >
          <VisitorName name={name} />
        </Typography>
        {unread > 0 && <Badge active>{unread}</Badge>}
      </Flex>
      <Typography variant="pi" textColor="neutral600" ellipsis tag="div">
        <UserText $shape="line">{outcome ?? page}</UserText>
      </Typography>
    </>
  );
}

/** What is read and what rings depends on where pointer and focus are. Folded, nothing can be read. */
function useAttention(id: string, minimized: boolean): React.RefObject<HTMLElement> {
  const frame = useRef<HTMLElement>(null);

  useEffect(() => {
    const element = frame.current;

    if (minimized || element === null) {
      return undefined;
    }

    const use = (): void => consoleStore.dispatch({ type: 'window-used', id });
    const stop = followWindow(id, element);

    element.addEventListener('focusin', use);
    element.addEventListener('pointerdown', use);

    return () => {
      stop();
      element.removeEventListener('focusin', use);
      element.removeEventListener('pointerdown', use);
    };
  }, [id, minimized]);

  return frame;
}

/** Finds out who a window of before a reload is about. */
function Lookup({ id, onUnknown }: { id: string; onUnknown: () => void }): null {
  useLoaded(id, onUnknown);

  return null;
}
