import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { COUNTRIES } from '../../../shared/countries';
import type { Option } from './Picker';

/** Every country by its name in the language of the admin, in that language's order. */
export function useCountryOptions(): Option[] {
  const { formatDisplayName, locale } = useIntl();

  return useMemo(
    () =>
      COUNTRIES.map((value) => ({
        value,
        label: formatDisplayName(value, { type: 'region' }) ?? value,
      })).sort((a, b) => a.label.localeCompare(b.label, locale)),
    [formatDisplayName, locale]
  );
}
