import { Button, Flex, Typography } from '@strapi/design-system';
import { Duplicate, ExternalLink } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import type { Channel } from '../../../shared/channels';
import { remember } from '../plugin/memory';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { Panel } from '../ui/Panel';
import { Skeleton } from '../ui/Skeleton';
import { useSnippetQuery } from './api';

const Code = styled.pre`
  padding: ${({ theme }) => theme.spaces[4]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral800};
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  font-size: ${({ theme }) => theme.fontSizes[2]};
  line-height: 1.5;
  overflow-x: auto;
  white-space: pre-wrap;
  word-break: break-all;
`;

/** What to put where so that visitors meet the channel. */
export function WidgetTab({ channel }: { channel: Channel | null }): JSX.Element {
  const say = useSay();

  return channel === null ? (
    <Panel title={say('widget.title')}>
      <Typography>{say('widget.save-first')}</Typography>
    </Panel>
  ) : (
    <Snippets channel={channel} />
  );
}

function Snippets({ channel }: { channel: Channel }): JSX.Element {
  const say = useSay();
  const { data, isError } = useSnippetQuery(channel.id);

  if (isError) {
    return <Panel title={say('widget.title')}>{say('error.unknown')}</Panel>;
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Panel title={say('widget.script')} hint={say('widget.script-hint')}>
        {data === undefined ? (
          <Skeleton $height="6rem" />
        ) : (
          <Copyable text={data.script} isScript />
        )}
      </Panel>
      <Panel title={say('widget.support')} hint={say('widget.support-hint')}>
        {data === undefined ? <Skeleton $height="6rem" /> : <Copyable text={data.supportUrl} />}
      </Panel>
    </Flex>
  );
}

function Copyable({ text, isScript = false }: { text: string; isScript?: boolean }): JSX.Element {
  const say = useSay();
  const { done } = useToasts();
  const { toggleNotification } = useNotification();
  const { copy } = useClipboard();

  const take = async (): Promise<void> => {
    if (isScript) {
      remember('copied', 'true');
    }

    if (await copy(text)) {
      done('widget.copied');
    } else {
      toggleNotification({ type: 'warning', message: say('widget.copy-yourself') });
    }
  };

  return (
    <>
      <Code>{text}</Code>
      <Flex gap={2}>
        <Button variant="secondary" startIcon={<Duplicate />} onClick={() => void take()}>
          {say('widget.copy')}
        </Button>
        {!isScript && (
          <Button
            variant="tertiary"
            startIcon={<ExternalLink />}
            onClick={() => window.open(text, '_blank', 'noopener')}
          >
            {say('widget.open')}
          </Button>
        )}
      </Flex>
    </>
  );
}
