import { EmptyStateLayout } from '@strapi/design-system';
import { EmptyPermissions } from '@strapi/icons/symbols';
import { useRetry } from '../plugin/api';
import { useSay } from '../plugin/texts';
import { useRefusalText } from '../plugin/use-toasts';
import { RetryButton } from './RetryButton';

interface Props {
  error: unknown;
  onRetry: () => Promise<unknown>;
}

/** Why there is nothing to see; the filters stay as they are, to be changed or tried again. */
export function Failed({ error, onRetry }: Props): JSX.Element {
  const say = useSay();
  const refusalText = useRefusalText();

  return (
    <div role="alert">
      <EmptyStateLayout
        icon={<EmptyPermissions width="16rem" />}
        content={refusalText(error)}
        action={<RetryButton onRetry={useRetry(onRetry)}>{say('report.retry')}</RetryButton>}
      />
    </div>
  );
}
