import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Operator, OperatorInput } from '../../../shared/operators';
import { useSay } from '../plugin/texts';
import { useCountryOptions } from '../ui/countries';
import { Labelled, NumberField, TextField, ToggleField } from '../ui/fields';
import { LANGUAGES } from '../ui/languages';
import { Picker } from '../ui/Picker';
import { TagPicker } from '../ui/TagPicker';
import { PictureField } from './PictureField';

interface Props {
  /** Whether the profile is that of whoever reads this; the words differ. */
  isMine: boolean;
  operator: Operator;
  input: OperatorInput;
  /** What visitors read without a chat name. */
  fallback: string;
  onChange: (changes: Partial<OperatorInput>) => void;
}

/** Everything an operator's profile has. */
export function ProfileFields({ isMine, operator, input, fallback, onChange }: Props): JSX.Element {
  const say = useSay();

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <PictureField operator={operator} isMine={isMine} />
      <TextField
        name="chatName"
        label={say('profile.chatName')}
        hint={say(isMine ? 'profile.chatName-hint' : 'profile.chatName-hint-theirs')}
        placeholder={fallback}
        value={input.chatName ?? ''}
        onChange={(value) => onChange({ chatName: value === '' ? null : value })}
      />
      <Languages isMine={isMine} input={input} onChange={onChange} />
      <Country isMine={isMine} input={input} onChange={onChange} />
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
        hint={say(isMine ? 'profile.busy-hint' : 'profile.busy-hint-theirs')}
        value={input.busy}
        onChange={(busy) => onChange({ busy })}
      />
    </Flex>
  );
}

type PartProps = Omit<Props, 'fallback' | 'operator'>;

/** The order counts: the first one chosen is the main language. */
function Languages({ isMine, input, onChange }: PartProps): JSX.Element {
  const say = useSay();
  const { formatDisplayName } = useIntl();
  const { languages } = input;
  const options = [...new Set([...languages, ...LANGUAGES])].map((tag) => ({
    value: tag,
    label: formatDisplayName(tag, { type: 'language' }) ?? tag,
  }));

  return (
    <Labelled
      name="languages"
      label={say('profile.languages')}
      hint={say(isMine ? 'profile.languages-hint' : 'profile.languages-hint-theirs')}
    >
      <TagPicker
        label={say('profile.languages')}
        value={languages}
        options={options}
        placeholder={say(
          languages.length === 0 ? 'profile.languages-none' : 'profile.another-language'
        )}
        onChange={(chosen) => onChange({ languages: chosen })}
      />
    </Labelled>
  );
}

function Country({ isMine, input, onChange }: PartProps): JSX.Element {
  const say = useSay();
  const options = useCountryOptions();

  return (
    <Labelled
      name="country"
      label={say('profile.country')}
      hint={say(isMine ? 'profile.country-hint' : 'profile.country-hint-theirs')}
    >
      <Picker
        value={input.country}
        options={options}
        placeholder={say('profile.country-none')}
        onClear={() => onChange({ country: null })}
        onChange={(country) => onChange({ country })}
      />
    </Labelled>
  );
}
