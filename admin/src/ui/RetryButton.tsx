import { Button } from '@strapi/design-system';
import { useState } from 'react';
import { useToasts } from '../plugin/use-toasts';

interface Props {
  children: string;
  size?: 'S' | 'M';
  /** Asks once more. How it went is shown where the first answer would have been. */
  onRetry: () => Promise<unknown>;
}

/** Asks again what failed, and shows that it is being asked: a second failure may look like the first. */
export function RetryButton({ children, size = 'M', onRetry }: Props): JSX.Element {
  const { attempt } = useToasts();
  const [isAsking, setAsking] = useState(false);

  const retry = (): void =>
    attempt(async () => {
      setAsking(true);

      try {
        await onRetry();
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
