import { Box, Flex, Tabs, Typography } from '@strapi/design-system';
import { useCallback, useEffect, useState } from 'react';
import { styled } from 'styled-components';
import type { EmailWriting, TemplateText } from '../../../shared/templates';
import { background } from '../plugin/background';
import { refusalOf } from '../plugin/refusal';
import { useSay } from '../plugin/texts';
import { useRefusalText } from '../plugin/use-toasts';
import { Note } from '../ui/Note';
import { Panel } from '../ui/Panel';
import { Skeleton } from '../ui/Skeleton';
import { UserText } from '../ui/UserText';
import { type TemplateKey, usePreviewTemplateMutation } from './api';

/** Typing is over when nothing has been typed for so long. */
const PAUSE = 500;

const Frame = styled.iframe`
  width: 100%;
  height: 48rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: #ffffff;
`;

/** What an e-mail looks like, filled with a sample, as HTML and as text. */
export function PreviewPanel({
  draft,
  ...key
}: TemplateKey & { draft: TemplateText }): JSX.Element {
  const say = useSay();
  const { writing, problem } = usePreview(key, draft);

  return (
    <Panel title={say('templates.preview')} hint={say('templates.preview-hint')}>
      {problem !== null && <Note tone="warning" title={problem} />}
      {writing === null && problem === null && <Skeleton $height="36rem" />}
      {writing !== null && <Writing {...writing} />}
    </Panel>
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

interface Preview {
  writing: EmailWriting | null;
  problem: string | null;
}

/** Asks for a preview when typing pauses; while there is a mistake the last one without stays. */
function usePreview({ kind, language }: TemplateKey, { subject, body }: TemplateText): Preview {
  const [preview] = usePreviewTemplateMutation();
  const [shown, setShown] = useState<Preview>({ writing: null, problem: null });
  const problemText = useProblemText();

  useEffect(() => {
    let isOld = false;
    const ask = async (): Promise<Partial<Preview>> => {
      try {
        const writing = await preview({ kind, language, subject, body }).unwrap();

        return { writing, problem: null };
      } catch (error) {
        return { problem: problemText(error) };
      }
    };
    const show = async (): Promise<void> => {
      const answer = await ask();

      if (!isOld) {
        setShown((before) => ({ ...before, ...answer }));
      }
    };
    const timer = setTimeout(() => background('previewing an e-mail', show()), PAUSE);

    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [preview, problemText, kind, language, subject, body]);

  return shown;
}

/** What is wrong with a template, or why nobody could tell. */
function useProblemText(): (error: unknown) => string {
  const refusalText = useRefusalText();

  return useCallback(
    (error) => {
      const { path, message } = refusalOf(error);

      return path === null || message === null ? refusalText(error) : message;
    },
    [refusalText]
  );
}
