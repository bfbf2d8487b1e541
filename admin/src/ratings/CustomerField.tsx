import { useEffect, useState } from 'react';
import { useSay } from '../plugin/texts';
import { Labelled } from '../ui/fields';
import { Picker } from '../ui/Picker';
import { useCustomersQuery } from './api';
import { useCustomerName } from './use-customer';

/** Milliseconds of rest in typing before the server is asked. */
const REST = 250;

interface Props {
  value: string | null;
  onChange: (visitor: string | null) => void;
}

/** One of the customers who rated, found by a part of the name; at first those who rated last. */
export function CustomerField({ value, onChange }: Props): JSX.Element {
  const say = useSay();
  const [search, setSearch] = useRested('');
  const { data = [] } = useCustomersQuery(search);
  const name = useCustomerName(value);
  const found = data.map((one) => ({ value: one.id, label: one.name }));
  const isListed = value === null || found.some((one) => one.value === value);

  return (
    <Labelled name="customer" label={say('ratings.column.customer')}>
      <Picker
        value={value}
        options={isListed ? found : [{ value, label: name ?? '…' }, ...found]}
        placeholder={say('ratings.any')}
        onSearch={setSearch}
        onClear={() => onChange(null)}
        onChange={onChange}
      />
    </Labelled>
  );
}

/** A text that follows what is typed once the hands rest. */
function useRested(start: string): [string, (text: string) => void] {
  const [typed, setTyped] = useState(start);
  const [rested, setRested] = useState(start);

  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), REST);

    return () => clearTimeout(timer);
  }, [typed]);

  return [rested, setTyped];
}
