import { Flex, Typography } from '@strapi/design-system';
import { useSay } from '../plugin/texts';
import { Choice } from '../ui/Choice';
import type { AnyDimension } from './use-labels';

interface Props<Dimension extends AnyDimension> {
  label: string;
  /** What there is to group by. */
  dimensions: readonly Dimension[];
  value: readonly Dimension[];
  /** How many levels may be chosen. */
  most: number;
  /** Not offered: they are in use elsewhere. */
  taken?: readonly Dimension[];
  onChange: (value: Dimension[]) => void;
  /** Something is always grouped by. */
  isRequired?: boolean;
}

/** What is grouped by, a level at a time. */
export function GroupBy<Dimension extends AnyDimension>({
  label,
  dimensions,
  value,
  most,
  taken = [],
  onChange,
  isRequired = false,
}: Props<Dimension>): JSX.Element {
  const say = useSay();
  const free = (level: number): readonly Dimension[] =>
    dimensions.filter(
      (dimension) =>
        !taken.includes(dimension) && !value.some((one, at) => one === dimension && at !== level)
    );
  const set = (level: number, chosen: string | null): void => {
    const dimension = dimensions.find((one) => one === chosen);

    onChange([
      ...value.slice(0, level),
      ...(dimension === undefined ? [] : [dimension]),
      ...value.slice(level + 1),
    ]);
  };
  const levels = Math.min(most, value.length + 1);

  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={label}>
      <Typography variant="pi" textColor="neutral600">
        {label}
      </Typography>
      {Array.from({ length: levels }, (_, level) => (
        <Choice
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
          key={level}
          label={level === 0 ? label : say('report.then-by')}
          placeholder={say(level === 0 ? 'report.nothing' : 'report.then-by')}
          value={value[level] ?? null}
          options={free(level).map((dimension) => ({
            value: dimension,
            label: say(`dimension.${dimension}`),
          }))}
          onChange={(chosen) => set(level, chosen)}
          {...(!(isRequired && level === 0) && { nothing: say('report.nothing') })}
        />
      ))}
    </Flex>
  );
}
