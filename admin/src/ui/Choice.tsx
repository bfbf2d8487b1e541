import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { isolated } from '../../../shared/bidi';
import type { Option } from './Picker';

interface Props {
  label: string;
  value: string | null;
  options: readonly Option[];
  /** Shown while nothing is chosen; the label otherwise. */
  placeholder?: string;
  onChange: (value: string | null) => void;
  /** What choosing nothing is called; without it something is always chosen. */
  nothing?: string;
}

/** Stands for nothing among the options: a button to clear would be too small to hit. */
const NOTHING = '-';

/** One choice out of a few, in the small. */
export function Choice({
  label,
  value,
  options,
  placeholder = label,
  onChange,
  nothing,
}: Props): JSX.Element {
  return (
    <SingleSelect
      aria-label={label}
      size="S"
      placeholder={placeholder}
      value={value}
      onChange={(chosen) => onChange(chosen === NOTHING ? null : String(chosen))}
    >
      {nothing !== undefined && <SingleSelectOption value={NOTHING}>{nothing}</SingleSelectOption>}
      {options.map((option) => (
        <SingleSelectOption key={option.value} value={option.value}>
          {isolated(option.label)}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
