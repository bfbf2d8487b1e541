import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useSay } from '../plugin/texts';
import type { Option } from '../ui/Picker';

interface Props {
  label: string;
  value: string | null;
  options: readonly Option[];
  /** Shown while nothing is chosen; the label otherwise. */
  placeholder?: string;
  onChange: (value: string | null) => void;
  /** Something is always chosen. */
  isRequired?: boolean;
}

/** One choice out of a few, in the small. */
export function Choice({
  label,
  value,
  options,
  placeholder = label,
  onChange,
  isRequired = false,
}: Props): JSX.Element {
  const say = useSay();

  return (
    <SingleSelect
      aria-label={label}
      size="S"
      placeholder={placeholder}
      value={value}
      onChange={(chosen) => onChange(String(chosen))}
      {...(!isRequired && { clearLabel: say('profile.clear'), onClear: () => onChange(null) })}
    >
      {options.map((option) => (
        <SingleSelectOption key={option.value} value={option.value}>
          {option.label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
