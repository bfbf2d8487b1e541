import {
  Combobox,
  ComboboxOption,
  Flex,
  MultiSelect,
  MultiSelectOption,
} from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { COUNTRIES } from '../../../shared/countries';
import type { OperatorInput } from '../../../shared/operators';
import { useSay } from '../plugin/texts';
import { Labelled, NumberField, TextField, ToggleField } from '../ui/fields';
import { LANGUAGES } from '../ui/languages';

interface Props {
  input: OperatorInput;
  /** What visitors read without a chat name. */
  fallback: string;
  onChange: (changes: Partial<OperatorInput>) => void;
}

/** Everything an operator's profile has. */
export function ProfileFields({ input, fallback, onChange }: Props): JSX.Element {
  const say = useSay();

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <TextField
        name="chatName"
        label={say('profile.chatName')}
        hint={say('profile.chatName-hint')}
        placeholder={fallback}
        value={input.chatName ?? ''}
        onChange={(value) => onChange({ chatName: value === '' ? null : value })}
      />
      <Languages input={input} onChange={onChange} />
      <Country input={input} onChange={onChange} />
      <NumberField
        name="conversationLimit"
        label={say('profile.limit')}
        hint={say('profile.limit-hint')}
        placeholder={say('profile.limit-none')}
        value={input.conversationLimit}
        onChange={(conversationLimit) => onChange({ conversationLimit: conversationLimit || null })}
      />
      <ToggleField
        name="busy"
        label={say('profile.busy')}
        hint={say('profile.busy-hint')}
        value={input.busy}
        onChange={(busy) => onChange({ busy })}
      />
    </Flex>
  );
}

type PartProps = Omit<Props, 'fallback'>;

/** The order counts: the first one chosen is the main language. */
function Languages({ input, onChange }: PartProps): JSX.Element {
  const say = useSay();
  const { formatDisplayName } = useIntl();
  const { languages } = input;

  const choose = (chosen: string[]): void => {
    const kept = languages.filter((tag) => chosen.includes(tag));
    const added = chosen.filter((tag) => !languages.includes(tag));

    onChange({ languages: [...kept, ...added] });
  };

  return (
    <Labelled
      name="languages"
      label={say('profile.languages')}
      hint={say('profile.languages-hint')}
    >
      <MultiSelect
        value={languages}
        withTags
        placeholder={say('profile.languages-none')}
        clearLabel={say('profile.clear')}
        onClear={() => onChange({ languages: [] })}
        onChange={choose}
      >
        {[...new Set([...languages, ...LANGUAGES])].map((tag) => (
          <MultiSelectOption key={tag} value={tag}>
            {formatDisplayName(tag, { type: 'language' }) ?? tag}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </Labelled>
  );
}

function Country({ input, onChange }: PartProps): JSX.Element {
  const say = useSay();
  const { formatDisplayName } = useIntl();

  return (
    <Labelled name="country" label={say('profile.country')} hint={say('profile.country-hint')}>
      <Combobox
        value={input.country ?? ''}
        placeholder={say('profile.country-none')}
        clearLabel={say('profile.clear')}
        onClear={() => onChange({ country: null })}
        onChange={(country) => onChange({ country: country || null })}
      >
        {COUNTRIES.map((code) => (
          <ComboboxOption key={code} value={code}>
            {formatDisplayName(code, { type: 'region' }) ?? code}
          </ComboboxOption>
        ))}
      </Combobox>
    </Labelled>
  );
}
