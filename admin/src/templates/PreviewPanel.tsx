import { Box, Flex, Tabs, Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import type { EmailWriting, TemplateText } from '../../../shared/templates';
import { refusalOf } from '../plugin/refusal';
import { useSay } from '../plugin/texts';
import { useRefusalText } from '../plugin/use-toasts';
import { FailedPart } from '../ui/FailedPart';
import { Note } from '../ui/Note';
import { Panel } from '../ui/Panel';
import { Skeleton } from '../ui/Skeleton';
import { UserText } from '../ui/UserText';
import { type TemplateKey, useTemplatePreviewQuery } from './api';

/** Milliseconds after the last key before the server is asked. */
const PAUSE = 500;

const Frame = styled.iframe`
  width: 100%;
  height: 48rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: #ffffff;
`;

/** What an e-mail looks like, filled with a sample, as HTML and as text; while there is a mistake the last one without stays. */
export function PreviewPanel({
  draft,
  ...key
}: TemplateKey & { draft: TemplateText }): JSX.Element {
  const say = useSay();
  const { data, error, refetch } = useTemplatePreviewQuery({
    ...key,
    ...useDebounce(draft, PAUSE),
  });

  return (
    <Panel title={say('templates.preview')} hint={say('templates.preview-hint')}>
      {error !== undefined && <Problem error={error} onRetry={refetch} />}
      {data === undefined && error === undefined && <Skeleton $height="36rem" />}
      {data !== undefined && <Writing {...data} />}
    </Panel>
  );
}

interface ProblemProps {
  error: unknown;
  onRetry: () => Promise<unknown>;
}

/** A mistake in the template is mended in the template; anything else may be gone when it is tried again. */
function Problem(props: ProblemProps): JSX.Element {
  const text = useRefusalText()(props.error);

  return refusalOf(props.error).path === null ? (
    <FailedPart {...props} />
  ) : (
    <Note tone="warning" title={text} />
  );
}

function Writing({ subject, html, text }: EmailWriting): JSX.Element {
  const say = useSay();

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography fontWeight="semiBold">
        <UserText $shape="text">{subject}</UserText>
      </Typography>
      <Tabs.Root defaultValue="html">
        <Tabs.List aria-label={say('templates.preview')}>
          <Tabs.Trigger value="html">{say('templates.html')}</Tabs.Trigger>
          <Tabs.Trigger value="text">{say('templates.plain')}</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="html">
          <Frame title={say('templates.preview')} sandbox="" srcDoc={html} />
        </Tabs.Content>
        <Tabs.Content value="text">
          <Box padding={4} background="neutral100" hasRadius>
            <UserText $shape="text">{text}</UserText>
          </Box>
        </Tabs.Content>
      </Tabs.Root>
    </Flex>
  );
}
