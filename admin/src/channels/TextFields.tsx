import {
  Box,
  Combobox,
  ComboboxOption,
  Field,
  Flex,
  IconButton,
  Tabs,
} from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { CHANNEL_TEXTS, type ChannelText } from '../../../shared/channels';
import { canonicalTag } from '../../../shared/languages';
import { useSay } from '../plugin/texts';
import { TextField } from '../ui/fields';
import { LANGUAGES } from '../ui/languages';
import { Panel } from '../ui/Panel';
import { Changing } from '../ui/ReadOnly';
import type { ChannelForm } from './use-channel-form';

const Bar = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: flex-end;
  justify-content: space-between;
  gap: ${({ theme }) => theme.spaces[4]};
`;

interface Props {
  form: ChannelForm;
}

/** The texts visitors read, in the channel's own language and in others. */
export function TextFields({ form }: Props): JSX.Element {
  const say = useSay();
  const { formatDisplayName } = useIntl();
  const { texts } = form.draft.channel;
  const [language, setLanguage] = useState('');
  const languages = Object.keys(texts);
  const current = languages.includes(language) ? language : '';

  const add = (tag: string): void => {
    form.set('texts', { ...texts, [tag]: texts[tag] ?? {} });
    setLanguage(tag);
  };

  return (
    <Panel title={say('options.texts')} hint={say('options.texts-hint')}>
      <Tabs.Root variant="simple" value={current} onValueChange={setLanguage}>
        <Bar>
          <Tabs.List aria-label={say('options.languages')}>
            {['', ...languages].map((tag) => (
              <Tabs.Trigger key={tag} value={tag}>
                {tag === ''
                  ? say('options.own-texts')
                  : (formatDisplayName(tag, { type: 'language' }) ?? tag)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Changing>
            <AddLanguage used={languages} onAdd={add} />
          </Changing>
        </Bar>
        <Tabs.Content value={current}>
          <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4}>
            {current === '' ? (
              <OwnTexts form={form} />
            ) : (
              <VariantTexts form={form} language={current} onRemoved={() => setLanguage('')} />
            )}
          </Flex>
        </Tabs.Content>
      </Tabs.Root>
    </Panel>
  );
}

function OwnTexts({ form }: Props): JSX.Element {
  const say = useSay();
  const { draft, errors, set } = form;

  return (
    <>
      {CHANNEL_TEXTS.map((text) => (
        <TextField
          key={text}
          name={text}
          label={say(`field.${text}`)}
          value={draft.channel[text]}
          error={errors[text]}
          isRequired
          onChange={(value) => set(text, value)}
        />
      ))}
    </>
  );
}

interface VariantProps extends Props {
  language: string;
  onRemoved: () => void;
}

function VariantTexts({ form, language, onRemoved }: VariantProps): JSX.Element {
  const say = useSay();
  const { draft, errors, set } = form;
  const { texts } = draft.channel;
  const variant = texts[language] ?? {};

  const change = (text: ChannelText, value: string): void =>
    set('texts', { ...texts, [language]: { ...variant, [text]: value } });

  const remove = (): void => {
    const { [language]: _, ...others } = texts;

    set('texts', others);
    onRemoved();
  };

  return (
    <>
      {CHANNEL_TEXTS.map((text) => (
        <TextField
          key={text}
          name={`texts.${language}.${text}`}
          label={say(`field.${text}`)}
          value={variant[text] ?? ''}
          placeholder={draft.channel[text]}
          error={errors[`texts.${language}.${text}`] ?? errors[`texts.${language}`]}
          onChange={(value) => change(text, value)}
        />
      ))}
      <Changing>
        <Flex justifyContent="flex-end">
          <IconButton label={say('options.remove-language')} onClick={remove}>
            <Trash />
          </IconButton>
        </Flex>
      </Changing>
    </>
  );
}

interface AddProps {
  used: readonly string[];
  onAdd: (tag: string) => void;
}

function AddLanguage({ used, onAdd }: AddProps): JSX.Element {
  const say = useSay();
  const { formatDisplayName } = useIntl();

  const take = (value: string | undefined): void => {
    const tag = canonicalTag(value ?? '');

    if (tag !== null) {
      onAdd(tag);
    }
  };

  return (
    <Box width="22rem">
      <Field.Root name="language">
        <Combobox
          autocomplete={{ type: 'list', filter: 'contains' }}
          aria-label={say('options.add-language')}
          placeholder={say('options.add-language')}
          size="S"
          value=""
          onChange={take}
        >
          {LANGUAGES.filter((tag) => !used.includes(tag)).map((tag) => (
            <ComboboxOption key={tag} value={tag}>
              {formatDisplayName(tag, { type: 'language' }) ?? tag}
            </ComboboxOption>
          ))}
        </Combobox>
      </Field.Root>
    </Box>
  );
}
