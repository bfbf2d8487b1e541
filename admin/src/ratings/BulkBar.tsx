import { Button, Flex, Typography } from '@strapi/design-system';
import { Eye, EyeStriked } from '@strapi/icons';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { useHideRatingsMutation } from './api';

interface Props {
  chosen: readonly string[];
  onClear: () => void;
}

/** What may be done with the ratings chosen. They stay chosen afterwards, so that a slip is undone with one click. */
export function BulkBar({ chosen, onClear }: Props): JSX.Element | null {
  const say = useSay();
  const canHide = usePermitted('ratings.hide');

  return (
    <Flex gap={2} wrap="wrap" role="toolbar" aria-label={say('ratings.bulk')}>
      <Typography textColor="neutral600" aria-live="polite">
        {chosen.length > 0 && say('ratings.chosen', { count: chosen.length })}
      </Typography>
      {chosen.length > 0 && canHide && <HideButtons chosen={chosen} />}
      {chosen.length > 0 && (
        <Button variant="ghost" size="S" onClick={onClear}>
          {say('ratings.choose-none')}
        </Button>
      )}
    </Flex>
  );
}

function HideButtons({ chosen }: Pick<Props, 'chosen'>): JSX.Element {
  const say = useSay();
  const { done, attempt } = useToasts();
  const [hide, { isLoading }] = useHideRatingsMutation();

  const turn = (hidden: boolean): void => {
    // A disabled button would lose the focus: whoever uses the keyboard would start over.
    if (isLoading) {
      return;
    }

    attempt(async () => {
      const { changed } = await hide({ ids: chosen, hidden }).unwrap();

      done(hidden ? 'ratings.bulk-hidden' : 'ratings.bulk-shown', { count: changed });
    });
  };

  return (
    <>
      <Button
        variant="tertiary"
        size="S"
        startIcon={<EyeStriked />}
        aria-disabled={isLoading}
        onClick={() => turn(true)}
      >
        {say('ratings.hide')}
      </Button>
      <Button
        variant="tertiary"
        size="S"
        startIcon={<Eye />}
        aria-disabled={isLoading}
        onClick={() => turn(false)}
      >
        {say('ratings.show')}
      </Button>
    </>
  );
}
