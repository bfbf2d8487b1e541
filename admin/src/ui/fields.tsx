import { Field, Flex, NumberInput, Textarea, TextInput, Toggle } from '@strapi/design-system';
import { useSay } from '../plugin/texts';
import type { Elements } from './elements';
import { useReadOnly } from './ReadOnly';

interface FrameProps {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  isRequired?: boolean;
}

interface TextProps extends FrameProps {
  value: string;
  placeholder?: string | undefined;
  onChange: (value: string) => void;
}

/** Label, control, hint and error in Strapi's order. */
export function Labelled({
  name,
  label,
  hint,
  error,
  isRequired = false,
  children,
}: FrameProps & { children: Elements }): JSX.Element {
  return (
    <Field.Root
      name={name}
      required={isRequired}
      width="100%"
      {...(error !== undefined && { error })}
      {...(hint !== undefined && { hint })}
    >
      <Field.Label>{label}</Field.Label>
      {children}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

export function TextField({ value, placeholder, onChange, ...frame }: TextProps): JSX.Element {
  return (
    <Labelled {...frame}>
      <TextInput
        dir="auto"
        name={frame.name}
        disabled={useReadOnly()}
        value={value}
        {...(placeholder !== undefined && { placeholder })}
        onChange={({ target }: React.ChangeEvent<HTMLInputElement>) => onChange(target.value)}
      />
    </Labelled>
  );
}

interface LongTextProps extends TextProps {
  /** At least; three lines where nothing is said. */
  height?: string;
}

export function LongTextField({
  value,
  placeholder,
  height,
  onChange,
  ...frame
}: LongTextProps): JSX.Element {
  return (
    <Labelled {...frame}>
      <Textarea
        dir="auto"
        {...(height !== undefined && { minHeight: height })}
        name={frame.name}
        disabled={useReadOnly()}
        value={value}
        {...(placeholder !== undefined && { placeholder })}
        onChange={({ target }: React.ChangeEvent<HTMLTextAreaElement>) => onChange(target.value)}
      />
    </Labelled>
  );
}

interface NumberProps extends FrameProps {
  value: number | null;
  placeholder?: string;
  onChange: (value: number | null) => void;
}

export function NumberField({ value, placeholder, onChange, ...frame }: NumberProps): JSX.Element {
  return (
    <Labelled {...frame}>
      <NumberInput
        name={frame.name}
        disabled={useReadOnly()}
        {...(value !== null && { value })}
        {...(placeholder !== undefined && { placeholder })}
        onValueChange={(changed) => onChange(changed ?? null)}
      />
    </Labelled>
  );
}

interface ToggleProps extends FrameProps {
  value: boolean;
  onChange: (value: boolean) => void;
}

export function ToggleField({ value, onChange, ...frame }: ToggleProps): JSX.Element {
  const say = useSay();

  return (
    <Labelled {...frame}>
      <Toggle
        name={frame.name}
        disabled={useReadOnly()}
        checked={value}
        onLabel={say('toggle.on')}
        offLabel={say('toggle.off')}
        onChange={({ target }) => onChange(target.checked)}
      />
    </Labelled>
  );
}

/** Two fields side by side where there is room. */
export const Pair = ({ children }: { children: Elements }): JSX.Element => (
  <Flex gap={4} alignItems="flex-start" direction={{ initial: 'column', medium: 'row' }}>
    {children}
  </Flex>
);
