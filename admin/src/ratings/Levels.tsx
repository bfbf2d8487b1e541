import { Flex, Typography } from '@strapi/design-system';
import { DIMENSIONS, type Dimension } from '../../../shared/report';
import { useSay } from '../plugin/texts';
import { Choice } from './Choice';

interface Props {
  label: string;
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
export function Levels({
  label,
  value,
  most,
  taken = [],
  onChange,
  isRequired = false,
}: Props): JSX.Element {
  const say = useSay();
  const free = (level: number): readonly Dimension[] =>
    DIMENSIONS.filter(
      (dimension) =>
        !taken.includes(dimension) && !value.some((one, at) => one === dimension && at !== level)
    );
  const set = (level: number, chosen: string | null): void => {
    const dimension = DIMENSIONS.find((one) => one === chosen);

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
