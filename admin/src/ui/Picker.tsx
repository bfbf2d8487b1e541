import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { isolated } from '../../../shared/bidi';
import { useSay } from '../plugin/texts';
import { useReadOnly } from './ReadOnly';

/** Something to choose, and what it is called. */
export interface Option {
  value: string;
  label: string;
}

interface Props {
  value: string | null;
  options: readonly Option[];
  placeholder?: string;
  onChange: (value: string) => void;
  /** Told what is typed, where somebody else knows more options. */
  onSearch?: (text: string) => void;
  /** Given where nothing may be chosen too. */
  onClear?: () => void;
}

/** One choice out of many, found by typing. The combobox below keeps its text apart from its value, so both are kept in step here. */
export function Picker({
  value,
  options,
  placeholder,
  onChange,
  onSearch,
  onClear,
}: Props): JSX.Element {
  const say = useSay();
  const label = options.find((option) => option.value === value)?.label ?? value ?? '';
  const [text, setText] = useState(label);

  useEffect(() => setText(label), [label]);

  const settle = (): void => {
    if (text === '' && onClear !== undefined) {
      onClear();
    } else {
      setText(label);
    }
  };

  return (
    <Combobox
      autocomplete={{ type: 'list', filter: 'contains' }}
      value={value ?? ''}
      disabled={useReadOnly()}
      textValue={text}
      noOptionsMessage={() => say('picker.none')}
      onTextValueChange={(typed) => {
        setText(typed);
        // What stands there already is the choice and no question.
        onSearch?.(typed === label ? '' : typed);
      }}
      onBlur={settle}
      onChange={(chosen) => chosen && onChange(chosen)}
      clearLabel={say('profile.clear')}
      {...(onClear !== undefined && { onClear: () => onClear() })}
      {...(placeholder !== undefined && { placeholder })}
    >
      {options.map((option) => (
        <ComboboxOption key={option.value} value={option.value}>
          {isolated(option.label)}
        </ComboboxOption>
      ))}
    </Combobox>
  );
}
