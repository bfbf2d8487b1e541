import { Typography, VisuallyHidden } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { useSay } from '../plugin/texts';
import { SortButton } from './Sheet';

interface Props {
  label: string;
  /** Which way the column is sorted: `asc` or `desc`; null while another one is. */
  way: string | null;
  /** Left out where nothing can be sorted by. */
  onSort?: (() => void) | undefined;
}

/** The heading of a column, which may be sorted by. */
export function SortHeading({ label, way, onSort }: Props): JSX.Element {
  const say = useSay();
  const text = (
    <Typography variant="sigma" textColor="neutral600">
      {label}
    </Typography>
  );

  if (onSort === undefined) {
    return <th scope="col">{text}</th>;
  }

  const direction = way === 'asc' ? 'ascending' : 'descending';

  return (
    <th scope="col" aria-sort={way === null ? 'none' : direction}>
      <SortButton type="button" onClick={onSort}>
        {text}
        {way !== null && (way === 'asc' ? <CaretUp aria-hidden /> : <CaretDown aria-hidden />)}
        <VisuallyHidden>{say('ratings.sort')}</VisuallyHidden>
      </SortButton>
    </th>
  );
}
