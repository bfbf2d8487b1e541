import { Flex, Typography } from '@strapi/design-system';
import { useRetry } from '../plugin/api';
import { useSay } from '../plugin/texts';
import { useRefusalText } from '../plugin/use-toasts';
import { RetryButton } from './RetryButton';

interface Props {
  error: unknown;
  onRetry: () => Promise<unknown>;
}

/** In place of a part of a page, a column or a list in a corner: why it did not come, and a way to ask again. */
export function FailedPart({ error, onRetry }: Props): JSX.Element {
  const say = useSay();
  const refusalText = useRefusalText();

  return (
    <Flex direction="column" alignItems="flex-start" gap={3} role="alert">
      <Typography textColor="neutral600">{refusalText(error)}</Typography>
      <RetryButton size="S" onRetry={useRetry(onRetry)}>
        {say('broken.retry')}
      </RetryButton>
    </Flex>
  );
}
