import { Combobox, ComboboxOption, Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useState } from 'react';
import { isolated } from '../../../shared/bidi';
import { useSay } from '../plugin/texts';
import type { Option } from './Picker';

interface Props {
  label: string;
  value: readonly string[];
  options: readonly Option[];
  placeholder: string;
  onChange: (value: string[]) => void;
}

/** Several choices out of many: typed to find one, kept as tags in the order chosen. */
export function TagPicker({ label, value, options, placeholder, onChange }: Props): JSX.Element {
  const say = useSay();
  const [text, setText] = useState('');

  const add = (chosen: string | undefined): void => {
    if (chosen && !value.includes(chosen)) {
      onChange([...value, chosen]);
    }

    setText('');
  };

  return (
    <>
      <Combobox
        autocomplete={{ type: 'list', filter: 'contains' }}
        aria-label={label}
        value=""
        textValue={text}
        placeholder={placeholder}
        noOptionsMessage={() => say('picker.none')}
        onTextValueChange={setText}
        onChange={add}
      >
        {options
          .filter((option) => !value.includes(option.value))
          .map((option) => (
            <ComboboxOption key={option.value} value={option.value}>
              {isolated(option.label)}
            </ComboboxOption>
          ))}
      </Combobox>
      {value.length > 0 && <Tags {...{ value, options, onChange }} />}
    </>
  );
}

function Tags({
  value,
  options,
  onChange,
}: Pick<Props, 'value' | 'options' | 'onChange'>): JSX.Element {
  const say = useSay();
  const labelOf = (chosen: string): string =>
    options.find((option) => option.value === chosen)?.label ?? chosen;

  return (
    <Flex gap={2} wrap="wrap">
      {value.map((chosen) => (
        <Tag
          key={chosen}
          icon={<Cross />}
          label={say('picker.remove', { name: labelOf(chosen) })}
          onClick={() => onChange(value.filter((one) => one !== chosen))}
        >
          {labelOf(chosen)}
        </Tag>
      ))}
    </Flex>
  );
}
