import { Button } from '@strapi/design-system';
import { useState } from 'react';
import { useRefreshMutation } from '../plugin/api';
import { useToasts } from '../plugin/use-toasts';

interface Props {
  children: string;
  size?: 'S' | 'M';
  /** Asks once more. How it went is shown where the first answer would have been. */
  onRetry: () => Promise<unknown>;
}

/** Asks again what failed, and with it what else is shown, for little fails alone. It shows that it is being asked: a second failure may look like the first. */
export function RetryButton({ children, size = 'M', onRetry }: Props): JSX.Element {
  const { attempt } = useToasts();
  const [refresh] = useRefreshMutation();
  const [isAsking, setAsking] = useState(false);

  const retry = (): void =>
    attempt(async () => {
      setAsking(true);

      try {
        await Promise.all([onRetry(), refresh()]);
      } finally {
        setAsking(false);
      }
    });

  return (
    <Button variant="secondary" size={size} loading={isAsking} onClick={retry}>
      {children}
    </Button>
  );
}
