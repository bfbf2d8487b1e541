import { Badge, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronUp, Cross } from '@strapi/icons';
import { styled } from 'styled-components';
import { useSay } from '../plugin/texts';
import { UserText } from '../ui/UserText';
import { VisitorName } from '../ui/VisitorName';
import { Conversation } from './Conversation';
import { ConversationMenu } from './ConversationMenu';
import { unreadOf } from './reading';
import { desk, useDesk } from './store';
import { useLoaded } from './use-loaded';

const Frame = styled.section<{ $folded: boolean }>`
  display: flex;
  flex-direction: column;
  flex: 0 ${({ $folded }) => ($folded ? 1 : 0)} auto;
  min-width: ${({ $folded }) => ($folded ? '6rem' : 'auto')};
  width: min(${({ $folded }) => ($folded ? '22rem' : '33.2rem')}, calc(100vw - 1.6rem));
  height: ${({ $folded }) => ($folded ? 'auto' : 'min(46rem, calc(100dvh - 8rem))')};
  overflow: hidden;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-block-end: none;
  border-radius: 8px 8px 0 0;
  background: ${({ theme }) => theme.colors.neutral0};

  @media (max-width: 600px) {
    width: ${({ $folded }) => ($folded ? '17.6rem' : '100%')};
  }

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
  folded: boolean;
}

/** One conversation at the bottom of the page. */
export function ChatWindow({ id, folded }: Props): JSX.Element {
  const say = useSay();
  const conversation = useDesk(({ conversations }) => conversations[id]);
  const unread = useDesk((current) => unreadOf(current, id));
  const name = conversation?.visitor.name ?? say('conversation.loading');
  const close = (): void => desk.dispatch({ type: 'window-closed', id });
  const fold = (): void => desk.dispatch({ type: 'window-folded', id, folded: !folded });

  return (
    <Frame $folded={folded} aria-label={say('window.label', { name })} data-livechat-window={id}>
      <Bar $unread={unread > 0}>
        <Title type="button" onClick={fold} aria-expanded={!folded}>
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
            <UserText $shape="line">{conversation?.channel.name ?? ''}</UserText>
          </Typography>
        </Title>
        {!folded && <ConversationMenu id={id} />}
        <IconButton
          variant="ghost"
          label={say(folded ? 'window.unfold' : 'window.fold')}
          onClick={fold}
        >
          {folded ? <ChevronUp /> : <ChevronDown />}
        </IconButton>
        <IconButton variant="ghost" label={say('window.close')} onClick={close}>
          <Cross />
        </IconButton>
      </Bar>
      {!folded && <Conversation id={id} onUnknown={close} />}
      {folded && conversation === undefined && <Lookup id={id} onUnknown={close} />}
    </Frame>
  );
}

/** Finds out who a window of before a reload is about. */
function Lookup({ id, onUnknown }: { id: string; onUnknown: () => void }): null {
  useLoaded(id, onUnknown);

  return null;
}
