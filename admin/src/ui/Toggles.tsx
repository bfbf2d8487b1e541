import { Button, Flex } from '@strapi/design-system';

interface Props<T extends string> {
  label: string;
  options: readonly { value: T; label: string }[];
  chosen: readonly T[];
  onTurn: (value: T) => void;
}

/** Small switches in a row. */
export function Toggles<T extends string>({
  label,
  options,
  chosen,
  onTurn,
}: Props<T>): JSX.Element {
  return (
    <Flex gap={1} wrap="wrap" role="group" aria-label={label}>
      {options.map(({ value, label: text }) => (
        <Button
          key={value}
          size="S"
          variant={chosen.includes(value) ? 'secondary' : 'tertiary'}
          aria-pressed={chosen.includes(value)}
          onClick={() => onTurn(value)}
        >
          {text}
        </Button>
      ))}
    </Flex>
  );
}
