import { useSay } from '../plugin/texts';
import { Choice } from '../ui/Choice';
import { Labelled } from '../ui/fields';
import type { Option } from '../ui/Picker';

interface Props {
  name: string;
  label: string;
  value: string | null;
  options: readonly Option[];
  onChange: (value: string | null) => void;
}

/** A filter below its name: one of a few, or any. */
export function FilterChoice({ name, label, value, options, onChange }: Props): JSX.Element {
  const say = useSay();

  return (
    <Labelled name={name} label={label}>
      <Choice
        label={label}
        placeholder={say('ratings.any')}
        nothing={say('ratings.any')}
        value={value}
        options={options}
        onChange={onChange}
      />
    </Labelled>
  );
}
