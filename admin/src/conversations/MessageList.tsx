import { Flex, Link, Loader, Typography } from '@strapi/design-system';
import { useEffect, useMemo, useRef } from 'react';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';
import { FailedPart } from '../ui/FailedPart';
import { threadOf } from './console-state';
import { LogItemView } from './LogItemView';
import { logItems } from './log-items';
import { receiptOf } from './reading';
import { useConsole } from './store';

/** Pixels from the end within which the list follows new messages. */
const NEAR_END = 80;

const Scroller = styled.div`
  display: flex;
  flex: 1;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[1]};
  min-height: 0;
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]}`};
  overflow-y: auto;
  overscroll-behavior: contain;
`;

const Back = styled.div`
  align-self: center;
  padding-block: ${({ theme }) => theme.spaces[2]};
`;

interface Props {
  id: string;
  /** Why it could not be fetched, where it could not; what came over the wire is shown all the same. */
  error: unknown;
  onRetry: () => Promise<unknown>;
}

/** The messages of a conversation, the newest in view. */
export function MessageList({ id, error, onRetry }: Props): JSX.Element {
  const say = useSay();
  const { formatDate } = useIntl();
  const thread = useConsole((current) => threadOf(current, id));
  const isLoaded = useConsole(({ loaded }) => loaded[id] === true);
  const items = useMemo(
    () => logItems(thread, (at) => formatDate(at, { dateStyle: 'medium' })),
    [thread, formatDate]
  );
  const scroller = useFollowing(items.length);

  return (
    <Scroller ref={scroller} role="log" tabIndex={0} aria-label={say('conversation.messages')}>
      {!isLoaded && error === undefined && items.length === 0 && (
        <Flex flex={1} justifyContent="center" aria-busy>
          <Loader small>{say('conversation.loading')}</Loader>
        </Flex>
      )}
      {!isLoaded && error !== undefined && (
        <Flex flex={items.length === 0 ? 1 : 'none'} padding={4} justifyContent="center">
          <FailedPart error={error} onRetry={onRetry} />
        </Flex>
      )}
      {isLoaded && <Previous id={id} />}
      {items.map((item) => (
        <LogItemView key={item.key} id={id} item={item} />
      ))}
      <Footnote id={id} />
    </Scroller>
  );
}

/** Keeps the end in view, unless somebody scrolled up to read. */
function useFollowing(count: number): React.RefObject<HTMLDivElement> {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);

  useEffect(() => {
    const element = scroller.current;

    const notice = (): void => {
      if (element !== null) {
        const left = element.scrollHeight - element.scrollTop - element.clientHeight;

        isAtEnd.current = left < NEAR_END;
      }
    };

    element?.addEventListener('scroll', notice, { passive: true });

    return () => element?.removeEventListener('scroll', notice);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another line is the reason to scroll
  useEffect(() => {
    if (isAtEnd.current) {
      scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    }
  }, [count]);

  return scroller;
}

/** Before the first line: the way back to what this conversation goes on from. */
function Previous({ id }: { id: string }): JSX.Element | null {
  const say = useSay();
  const previous = useConsole(({ conversations }) => conversations[id]?.previous ?? null);

  return previous === null ? null : (
    <Back>
      <Link tag={NavLink} to={`${HOME}/conversations/${previous}`}>
        {say('conversation.previous')}
      </Link>
    </Back>
  );
}

/** Under the last line: who is writing, or how far the visitor has read. */
function Footnote({ id }: { id: string }): JSX.Element {
  const say = useSay();
  const isTyping = useConsole(({ typing }) => typing[id] === true);
  const receipt = useConsole((current) => receiptOf(current, id));
  const name = useConsole(({ conversations }) => conversations[id]?.visitor.name ?? '');

  return (
    <Flex minHeight="2rem" flex="none" justifyContent={isTyping ? 'flex-start' : 'flex-end'}>
      <Typography variant="pi" textColor="neutral600">
        {isTyping ? say('conversation.typing', { name }) : receipt && say(receipt)}
      </Typography>
    </Flex>
  );
}
