import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useSay } from '../plugin/texts';

interface Props {
  page: number;
  pageSize: number;
  total: number;
  onStep: (page: number) => void;
}

/** The page before and the page after, where there is more than one; beyond the last the way leads back to it. */
export function Steps({ page, pageSize, total, onStep }: Props): JSX.Element | null {
  const say = useSay();
  const last = Math.max(1, Math.ceil(total / pageSize));

  return last === 1 && page === 1 ? null : (
    <Flex gap={2} padding={2} justifyContent="flex-end">
      <Typography variant="pi" textColor="neutral600">
        {say('pages.place', { page, last })}
      </Typography>
      <IconButton
        size="S"
        label={say('pages.before')}
        disabled={page === 1}
        onClick={() => onStep(Math.min(page - 1, last))}
      >
        <ChevronLeft />
      </IconButton>
      <IconButton
        size="S"
        label={say('pages.after')}
        disabled={page >= last}
        onClick={() => onStep(page + 1)}
      >
        <ChevronRight />
      </IconButton>
    </Flex>
  );
}
