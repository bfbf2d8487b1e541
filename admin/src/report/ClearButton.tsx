import { Button } from '@strapi/design-system';
import { useSay } from '../plugin/texts';

/** Offered where nothing was found. */
export function ClearButton({ onClear }: { onClear: () => void }): JSX.Element {
  const say = useSay();

  return (
    <Button variant="secondary" onClick={onClear}>
      {say('ratings.clear')}
    </Button>
  );
}
