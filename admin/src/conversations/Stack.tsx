import { Badge, Flex, Menu, Typography } from '@strapi/design-system';
import { ChevronUp } from '@strapi/icons';
import { useRef, useState } from 'react';
import { styled } from 'styled-components';
import { useSay } from '../plugin/texts';
import { VisitorName } from '../ui/VisitorName';
import { STACK } from './ends';
import { focusComposer } from './focus';
import { OperatorFace } from './OperatorFace';
import { type StackedReading, stackOf } from './reading';
import { consoleStore, useConsole } from './store';
import { useNow } from './use-now';
import { useOutcome } from './use-outcome';
import { useWaitingText } from './use-waiting';

const Trigger = styled(Menu.Trigger)<{ $unread: boolean }>`
  flex: none;
  height: 4.8rem;
  padding-inline: ${({ theme }) => theme.spaces[4]};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-block-end: none;
  border-radius: 8px 8px 0 0;
  background: ${({ theme, $unread }) =>
    $unread ? theme.colors.primary100 : theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
  pointer-events: auto;
`;

/** Higher than the menus of Strapi, and with a scroll bar to see that there is more. */
const List = styled(Menu.Content)`
  width: min(34rem, calc(100vw - 3.2rem));
  max-height: min(40rem, calc(100dvh - 12rem));
  scrollbar-width: thin;
`;

const ThreadItem = styled(Menu.Item)`
  width: 100%;

  > * {
    flex: 1;
    min-width: 0;
  }
`;

/** Every conversation without a window of its own: who, how much unread, and how long they wait. */
export function Stack(): JSX.Element | null {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const picked = useRef<string | null>(null);
  const stacked = stackOf(useConsole((state) => state));
  const items = useSteady(stacked, isOpen);
  const unread = stacked.reduce((sum, item) => sum + item.unread, 0);

  if (stacked.length === 0) {
    return null;
  }

  return (
    <Menu.Root open={isOpen} onOpenChange={setOpen}>
      <StackButton count={stacked.length} unread={unread} />
      <List
        {...{ [STACK]: 'list' }}
        popoverPlacement="top-end"
        aria-label={say('stack.heading')}
        onCloseAutoFocus={(event) => {
          if (picked.current !== null) {
            event.preventDefault();
            focusComposer(picked.current);
            picked.current = null;
          }
        }}
      >
        {items.map((item) => (
          <ThreadItem
            key={item.conversation.id}
            onSelect={() => {
              picked.current = item.conversation.id;
              consoleStore.dispatch({ type: 'window-opened', id: item.conversation.id });
            }}
          >
            <StackItem item={item} />
          </ThreadItem>
        ))}
      </List>
    </Menu.Root>
  );
}

function StackButton({ count, unread }: { count: number; unread: number }): JSX.Element {
  const say = useSay();

  return (
    <Trigger
      $unread={unread > 0}
      {...{ [STACK]: 'button' }}
      aria-label={say('stack.label', { count, unread })}
      endIcon={<ChevronUp />}
    >
      <Flex tag="span" gap={2}>
        <Typography fontWeight={unread > 0 ? 'bold' : 'semiBold'}>
          {say('stack.more', { count })}
        </Typography>
        {unread > 0 && <Badge active>{unread}</Badge>}
      </Flex>
    </Trigger>
  );
}

function StackItem({ item }: { item: StackedReading }): JSX.Element {
  const now = useNow();
  const waitingText = useWaitingText();
  const { conversation, unread, waitingSince } = item;
  const outcome = useOutcome(conversation.id);

  return (
    <Flex tag="span" gap={3} justifyContent="space-between" width="100%">
      <Typography fontWeight={unread > 0 ? 'bold' : 'regular'} ellipsis tag="span">
        <VisitorName name={conversation.visitor.name} />
      </Typography>
      <Flex tag="span" gap={2} flex="none">
        <Typography variant="pi" textColor="neutral600">
          {outcome ?? waitingText(waitingSince, now)}
        </Typography>
        {unread > 0 && <Badge active>{unread}</Badge>}
        <OperatorFace conversation={conversation} />
      </Flex>
    </Flex>
  );
}

/** Nothing moves under the cursor: while the list is open what is new joins at its end. */
function useSteady(items: readonly StackedReading[], isOpen: boolean): readonly StackedReading[] {
  const order = useRef<readonly string[]>([]);
  const ids = items.map(({ conversation }) => conversation.id);
  const kept = order.current.filter((id) => ids.includes(id));

  order.current = isOpen ? [...kept, ...ids.filter((id) => !kept.includes(id))] : ids;

  return order.current.flatMap((id) => items.filter(({ conversation }) => conversation.id === id));
}
