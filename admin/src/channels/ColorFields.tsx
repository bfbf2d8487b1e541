import { Field, Flex, Grid, IconButton, TextInput } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import {
  CHANNEL_COLORS,
  CHANNEL_DEFAULTS,
  type ChannelColor,
  CONTRAST_MINIMUM,
  contrast,
} from '../../../shared/channels';
import { useSay } from '../plugin/texts';
import { Note } from '../ui/Note';
import { Panel } from '../ui/Panel';
import { Changing, useReadOnly } from '../ui/ReadOnly';
import type { ChannelForm } from './use-channel-form';

const Swatch = styled.input`
  flex: none;
  width: 4rem;
  height: 4rem;
  padding: 0.4rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  cursor: pointer;

  &:disabled {
    background: ${({ theme }) => theme.colors.neutral150};
  }
`;

const Grow = styled.div`
  flex: 1;
  min-width: 0;
`;

/** Background and text of the button, then of the window's header. */
const PAIRS = [
  ['buttonBackground', 'buttonColor', 'options.button'],
  ['headerBackground', 'headerColor', 'options.header'],
] as const;

interface Props {
  form: ChannelForm;
}

/** The colours of button and header, with a warning where their text is hard to read. */
export function ColorFields({ form }: Props): JSX.Element {
  const say = useSay();

  return (
    <Panel title={say('options.colors')}>
      <Grid.Root gap={4}>
        {CHANNEL_COLORS.map((color) => (
          <Grid.Item key={color} col={6} xs={12}>
            <ColorField form={form} color={color} />
          </Grid.Item>
        ))}
      </Grid.Root>
      {PAIRS.map(([background, text, place]) => (
        <ContrastWarning
          key={place}
          place={say(place)}
          ratio={contrast(form.draft.channel[background], form.draft.channel[text])}
        />
      ))}
    </Panel>
  );
}

function ColorField({ form, color }: Props & { color: ChannelColor }): JSX.Element {
  const say = useSay();
  const isReadOnly = useReadOnly();
  const { draft, errors, set } = form;
  const value = draft.channel[color];
  const error = errors[color];
  const isHex = /^#[0-9a-f]{6}$/i.test(value);

  return (
    <Field.Root name={color} width="100%" {...(error !== undefined && { error })}>
      <Field.Label>{say(`field.${color}`)}</Field.Label>
      <Flex gap={2} alignItems="center">
        <Swatch
          type="color"
          disabled={isReadOnly}
          aria-label={say('options.pick-color', { name: say(`field.${color}`) })}
          value={isHex ? value : '#000000'}
          onChange={({ target }) => set(color, target.value)}
        />
        <Grow>
          <TextInput
            name={color}
            disabled={isReadOnly}
            value={value}
            maxLength={7}
            onChange={({ target }: React.ChangeEvent<HTMLInputElement>) => set(color, target.value)}
          />
        </Grow>
        <Changing>
          <IconButton
            label={say('options.reset-color')}
            disabled={value.toLowerCase() === CHANNEL_DEFAULTS[color]}
            onClick={() => set(color, CHANNEL_DEFAULTS[color])}
          >
            <ArrowClockwise />
          </IconButton>
        </Changing>
      </Flex>
      <Field.Error />
    </Field.Root>
  );
}

function ContrastWarning({ place, ratio }: { place: string; ratio: number }): JSX.Element | null {
  const say = useSay();
  const { formatNumber } = useIntl();

  // A colour half typed has no contrast yet, and no number compares with that.
  if (!(ratio < CONTRAST_MINIMUM)) {
    return null;
  }

  return (
    <Note tone="warning" title={`${place}:`}>
      {say('options.contrast', { ratio: formatNumber(ratio, { maximumFractionDigits: 1 }) })}
    </Note>
  );
}
