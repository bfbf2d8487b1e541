import { Box, Flex, IconButton, Link, Typography } from '@strapi/design-system';
import { CheckCircle, Cross } from '@strapi/icons';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { usePagesQuery } from '../pages/api';
import { HOME } from '../plugin/ids';
import { usePermitted } from '../plugin/permissions';
import { type TextId, useSay } from '../plugin/texts';
import { recall, remember } from '../ui/memory';
import { useSnippetQuery } from './api';
import type { BoardCard } from './board';
import { doneSteps, STEPS, type Step } from './steps';

const Frame = styled(Box)`
  margin-block-end: ${({ theme }) => theme.spaces[5]};
`;

const Circle = styled.span<{ $done: boolean }>`
  display: inline-flex;
  flex: none;
  width: 2rem;
  height: 2rem;
  border: ${({ $done, theme }) => ($done ? 'none' : `2px solid ${theme.colors.neutral300}`)};
  border-radius: 50%;

  svg {
    width: 2rem;
    height: 2rem;
    fill: ${({ theme }) => theme.colors.success500};
  }
`;

const Steps = styled.ol`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr));
  gap: ${({ theme }) => theme.spaces[5]};
  padding-block-start: ${({ theme }) => theme.spaces[4]};
`;

/** Steps are done elsewhere: on the support page, in the Content Manager, in another tab. */
const LIVE = { refetchOnMountOrArgChange: true, pollingInterval: 5_000 } as const;

const PAGE = '/content-manager/single-types/plugin::livechat.livechat-page';

/** What to do after installing; it ticks itself and goes away when done. */
export function FirstSteps({ cards }: { cards: readonly BoardCard[] }): JSX.Element | null {
  const say = useSay();
  const [isDismissed, setDismissed] = useState(recall('steps') === 'dismissed');
  const canSetUp = usePermitted('channels.update');
  const canRead = usePermitted('channels.read');
  const { data: website } = usePagesQuery(undefined, {
    ...LIVE,
    skip: !canSetUp || !canRead,
  });
  const isPagePublished = website?.versions.some(({ state }) => state !== 'draft') ?? false;
  const [first] = cards;
  const done = doneSteps({ cards, isCopied: recall('copied') === 'true', isPagePublished });

  if (!canSetUp || isDismissed || first === undefined || done.size === STEPS.length) {
    return null;
  }

  const dismiss = (): void => {
    remember('steps', 'dismissed');
    setDismissed(true);
  };

  return (
    <Frame background="neutral0" hasRadius shadow="tableShadow" padding={5} tag="section">
      <Flex justifyContent="space-between" alignItems="flex-start">
        <Box>
          <Typography variant="delta" tag="h2">
            {say('steps.title')}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {say('steps.progress', { done: done.size, all: STEPS.length })}
          </Typography>
        </Box>
        <IconButton variant="ghost" label={say('steps.dismiss')} onClick={dismiss}>
          <Cross />
        </IconButton>
      </Flex>
      <Steps>
        {STEPS.map((step) => (
          <StepLine key={step} step={step} isDone={done.has(step)} channel={first.channel.id} />
        ))}
      </Steps>
    </Frame>
  );
}

interface LineProps {
  step: Step;
  isDone: boolean;
  channel: string;
}

function StepLine({ step, isDone, channel }: LineProps): JSX.Element {
  const say = useSay();

  return (
    <Flex tag="li" gap={3} alignItems="flex-start" data-livechat-step={step} data-done={isDone}>
      <Circle $done={isDone}>{isDone && <CheckCircle aria-label={say('steps.done')} />}</Circle>
      <Box>
        <Typography fontWeight="semiBold" textColor={isDone ? 'neutral600' : 'neutral800'}>
          {say(`steps.${step}`)}
        </Typography>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {say(`steps.${step}-hint`)}
        </Typography>
        {!isDone && <StepLink step={step} channel={channel} />}
      </Box>
    </Flex>
  );
}

/** Where a step is done; joining is done on the cards below. */
function StepLink({ step, channel }: Omit<LineProps, 'isDone'>): JSX.Element | null {
  const say = useSay();
  const { data: snippet } = useSnippetQuery(channel, { skip: step !== 'hello' });
  const label: Record<Step, TextId | null> = {
    join: null,
    copy: 'steps.copy-link',
    hello: 'steps.hello-link',
    publish: 'steps.publish-link',
  };
  const text = label[step];

  if (text === null) {
    return null;
  }

  if (step === 'hello') {
    return (
      <Link isExternal href={snippet?.supportUrl ?? '#'}>
        {say(text)}
      </Link>
    );
  }

  return (
    <Link tag={NavLink} to={step === 'copy' ? `${HOME}/channels/${channel}/widget` : PAGE}>
      {say(text)}
    </Link>
  );
}
