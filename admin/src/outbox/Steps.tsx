import { Button, Flex, Typography } from '@strapi/design-system';
import { useSay } from '../plugin/texts';

interface Props {
  page: number;
  pageSize: number;
  total: number;
  onPage: (page: number) => void;
}

/** The page before and the page after. */
export function Steps({ page, pageSize, total, onPage }: Props): JSX.Element | null {
  const say = useSay();
  const last = Math.max(1, Math.ceil(total / pageSize));

  if (last === 1 && page === 1) {
    return null;
  }

  return (
    <Flex gap={3} wrap="wrap">
      <Button
        variant="tertiary"
        size="S"
        disabled={page === 1}
        onClick={() => onPage(Math.min(page - 1, last))}
      >
        {say('pages.before')}
      </Button>
      <Typography textColor="neutral600">{say('outbox.page', { page, last })}</Typography>
      <Button variant="tertiary" size="S" disabled={page >= last} onClick={() => onPage(page + 1)}>
        {say('pages.after')}
      </Button>
    </Flex>
  );
}
