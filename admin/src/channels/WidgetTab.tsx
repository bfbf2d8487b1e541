import { Button, Flex, Typography } from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import type { Channel } from '../../../shared/channels';
import { useSay } from '../plugin/texts';
import { Copyable } from '../ui/Copyable';
import { FailedPart } from '../ui/FailedPart';
import { remember } from '../ui/memory';
import { Panel } from '../ui/Panel';
import { Skeleton } from '../ui/Skeleton';
import { useSnippetQuery } from './api';

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
  const { data, error, refetch } = useSnippetQuery(channel.id);

  if (data === undefined && error !== undefined) {
    return (
      <Panel title={say('widget.title')}>
        <FailedPart error={error} onRetry={refetch} />
      </Panel>
    );
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Panel title={say('widget.script')} hint={say('widget.script-hint')}>
        {data === undefined ? (
          <Skeleton $height="6rem" />
        ) : (
          <Copyable text={data.script} onCopy={() => remember('copied', 'true')} />
        )}
      </Panel>
      <Panel title={say('widget.support')} hint={say('widget.support-hint')}>
        {data === undefined ? (
          <Skeleton $height="6rem" />
        ) : (
          <Copyable text={data.supportUrl}>
            <Button
              variant="tertiary"
              startIcon={<ExternalLink />}
              onClick={() => window.open(data.supportUrl, '_blank', 'noopener')}
            >
              {say('widget.open')}
            </Button>
          </Copyable>
        )}
      </Panel>
    </Flex>
  );
}
