import { Checkbox, Flex, IconButton, Popover, Typography } from '@strapi/design-system';
import { Cog } from '@strapi/icons';
import { useSay } from '../plugin/texts';

interface Props<Column extends string> {
  /** Every column there is, in order. */
  all: readonly Column[];
  /** Those shown. */
  columns: readonly Column[];
  nameOf: (column: Column) => string;
  onChange: (columns: Column[]) => void;
}

/** Which columns the list has. */
export function ColumnMenu<Column extends string>({
  all,
  columns,
  nameOf,
  onChange,
}: Props<Column>): JSX.Element {
  const say = useSay();
  const turn = (column: Column): Column[] =>
    all.filter((one) => (one === column ? !columns.includes(one) : columns.includes(one)));

  return (
    <Popover.Root>
      <Popover.Trigger>
        <IconButton label={say('ratings.columns')} size="S">
          <Cog />
        </IconButton>
      </Popover.Trigger>
      <Popover.Content align="end" sideOffset={4} aria-label={say('ratings.columns')}>
        <Flex direction="column" alignItems="stretch" gap={3} padding={4}>
          <Typography variant="sigma" textColor="neutral600" tag="h3">
            {say('ratings.columns')}
          </Typography>
          {all.map((column) => (
            <Checkbox
              key={column}
              checked={columns.includes(column)}
              disabled={columns.length === 1 && columns.includes(column)}
              onCheckedChange={() => onChange(turn(column))}
            >
              {nameOf(column)}
            </Checkbox>
          ))}
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
}
