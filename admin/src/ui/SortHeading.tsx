import { Typography, VisuallyHidden } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { useSay } from '../plugin/texts';
import { SortButton } from './Sheet';

interface Props {
  label: string;
  /** Which way the column is sorted: `asc` or `desc`; null while another one is. */
  sorting: string | null;
  /** Left out where nothing can be sorted by. */
  onSort?: (() => void) | undefined;
}

/** The heading of a column, which may be sorted by. */
export function SortHeading({ label, sorting, onSort }: Props): JSX.Element {
  const say = useSay();
  const text = (
    <Typography variant="sigma" textColor="neutral600">
      {label}
    </Typography>
  );

  if (onSort === undefined) {
    return <th scope="col">{text}</th>;
  }

  const direction = sorting === 'asc' ? 'ascending' : 'descending';

  return (
    <th scope="col" aria-sort={sorting === null ? 'none' : direction}>
      <SortButton type="button" onClick={onSort}>
        {text}
        {sorting !== null &&
          (sorting === 'asc' ? <CaretUp aria-hidden /> : <CaretDown aria-hidden />)}
        <VisuallyHidden>{say('ratings.sort')}</VisuallyHidden>
      </SortButton>
    </th>
  );
}
